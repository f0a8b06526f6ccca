import type { Line } from '#lib/search/answer.ts';
import { Lines } from './Lines.tsx';

/** Names that may have been meant, as a question; nothing if there are none. */
export function DidYouMean({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="did-you-mean" aria-labelledby="did-you-mean">
      <h2 id="did-you-mean">Did you mean …?</h2>
      <p>
        Compare every letter with the name on your medicine: names of different medicines can be
        nearly the same.
      </p>
      <Lines lines={lines} />
    </section>
  );
}
