'use server';

import { draftMode } from 'next/headers';
import { z } from 'zod';
import { keepPreviewPerspective } from '#lib/preview/perspective.ts';

const perspective = z.union([z.string(), z.array(z.string())]);

/** Called by the Studio's Presentation tool when its perspective changes. */
export async function choosePerspective(chosen: unknown): Promise<void> {
  if (!(await draftMode()).isEnabled) return;
  const given = perspective.safeParse(chosen);
  if (given.success) await keepPreviewPerspective(given.data);
}
