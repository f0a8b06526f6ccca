'use client';

import { useRouter } from 'next/navigation';
import { VisualEditing } from 'next-sanity/visual-editing/client-component';
import { choosePerspective } from './choosePerspective.ts';

/** How long the lake may take to have an edit ready for the next query, in milliseconds. */
const SETTLE = 700;

/** Connects a draft to the Studio's Presentation tool: an edit there is fetched again here. */
export function PreviewTools() {
  const router = useRouter();
  return (
    <VisualEditing
      onPerspectiveChange={async (perspective) => {
        await choosePerspective(perspective);
        router.refresh();
      }}
      refresh={async () => {
        router.refresh();
        await new Promise((resolve) => setTimeout(resolve, SETTLE));
        router.refresh();
      }}
    />
  );
}
