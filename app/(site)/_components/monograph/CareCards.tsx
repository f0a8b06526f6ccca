import type { CareCard } from '#lib/content/shape/monograph.ts';
import { CARE_LEVEL, type CareLevel, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { inOrder } from '../inOrder.ts';
import { RichText } from '../richText/RichText.tsx';

const LEVELS: readonly CareLevel[] = valuesOf(CARE_LEVEL);

/**
 * When to seek help, most urgent first. https://service-manual.nhs.uk/design-system/components/care-cards
 * @param props.medicine Whose they are, where more than one medicine is shown.
 * @param props.id Begins the id of each heading.
 */
export function CareCards({
  cards,
  medicine,
  id = 'care',
}: {
  cards: readonly CareCard[];
  medicine?: string;
  id?: string;
}) {
  const ordered = LEVELS.flatMap((level) => cards.filter((card) => card.level === level));
  return inOrder(ordered, (card) => (
    <section className={`care-card ${card.level}`} aria-labelledby={`${id}-${card.level}`}>
      <h2 id={`${id}-${card.level}`}>
        <span className="visually-hidden">
          {medicine !== undefined && `${medicine}: `}
          {CARE_LEVEL[card.level]}:{' '}
        </span>
        {card.heading}
      </h2>
      <div className="care-card-text">
        <RichText value={card.text} />
      </div>
    </section>
  ));
}
