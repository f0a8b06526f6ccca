import { scriptJson } from '#lib/seo/jsonLd.ts';
import { Still } from './still/Still.tsx';

/** What a page says, for machines. Nothing in it can end the element: see `scriptJson`. */
export function JsonLd({ of }: { of: object }) {
  return (
    <Still>
      <script type="application/ld+json">{scriptJson(of)}</script>
    </Still>
  );
}
