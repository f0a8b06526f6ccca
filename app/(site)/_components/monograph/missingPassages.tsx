import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { readingOrder } from '#lib/content/shape/reading.ts';
import { asMonograph } from './fixture.ts';
import { MonographArticle } from './MonographArticle.tsx';
import { words, wordsShown } from './wordsShown.ts';

/** For tests: what of a monograph does not stand on its page whole, after what comes before it. */
export function missingPassages(content: MonographContent): string[] {
  const shown = wordsShown(<MonographArticle monograph={asMonograph(content)} settings={null} />);
  let from = 0;
  return readingOrder(content).flatMap((passage) => {
    const wanted = words(passage.text);
    const at = positionOf(wanted, shown, from);
    if (at === -1) return [passage.text];
    from = at + wanted.length;
    return [];
  });
}

function positionOf(wanted: string[], shown: string[], from: number): number {
  for (let at = from; at <= shown.length - wanted.length; at += 1) {
    if (wanted.every((word, index) => shown[at + index] === word)) return at;
  }
  return -1;
}
