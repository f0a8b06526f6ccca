import type { LinkedInteraction, Monograph } from '#lib/content/monograph.ts';
import { INTERACTION_SEVERITY, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { type Medicine, ownMonograph } from './medicine.ts';
import { type Naming, namingOf } from './naming.ts';

/** Two of the chosen medicines, by title. */
export type Pair = readonly [Monograph, Monograph];

/** An entry of one monograph, and whose it is. */
export type Entry = { statedBy: Monograph; entry: LinkedInteraction };

/** An entry that is about two of the chosen medicines. */
export type Finding = Entry & { pair: Pair; namings: Naming[] };

/** A medicine that is chosen twice, if only as part of another. */
export type Twice = { pair: Pair; monograph: Monograph };

/** Everything that the monographs of some medicines say about taking them together. */
export type Result = {
  /** The gravest first. */
  findings: Finding[];
  twice: Twice[];
  /** Pairs of which nothing is recorded: which does not mean that there is nothing. */
  silent: Pair[];
  food: Entry[];
  /** Entries about what was not chosen, as far as data can tell. */
  others: Entry[];
};

const SEVERITIES: readonly LinkedInteraction['severity'][] = valuesOf(INTERACTION_SEVERITY);

/**
 * Checks medicines against each other. Every entry of every monograph is in the result, at least
 * once; the order in which the medicines were chosen does not matter.
 */
export function checkInteractions(chosen: readonly Medicine[]): Result {
  const medicines = chosen.toSorted((a, b) => compare(ownMonograph(a), ownMonograph(b)));
  const findings: Finding[] = [];
  const twice: Twice[] = [];
  const silent: Pair[] = [];
  for (const [index, one] of medicines.entries()) {
    for (const other of medicines.slice(index + 1)) {
      const pair: Pair = [ownMonograph(one), ownMonograph(other)];
      const found = findingsOf(pair, one, other);
      const shared = sharedBy(one, other).map((monograph) => ({ pair, monograph }));
      findings.push(...found);
      twice.push(...shared);
      if (found.length === 0 && shared.length === 0) silent.push(pair);
    }
  }
  const stated = new Set(findings.map(({ statedBy, entry }) => keyOf(statedBy, entry)));
  const all = entriesOf(medicines);
  return {
    findings: findings.toSorted(bySeverity),
    twice,
    silent,
    food: all.filter(({ entry }) => entry.kind === 'food').toSorted(bySeverity),
    others: all
      .filter(({ entry }) => entry.kind !== 'food')
      .filter(({ statedBy, entry }) => !stated.has(keyOf(statedBy, entry)))
      .toSorted(bySeverity),
  };
}

function findingsOf(pair: Pair, one: Medicine, other: Medicine): Finding[] {
  const found = new Map<string, Finding>();
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const { statedBy, entry } of entriesOf([from])) {
      const namings = to.parts.flatMap(({ monograph }) => namingOf(entry, monograph) ?? []);
      if (namings.length === 0) continue;
      const key = keyOf(statedBy, entry);
      const known = found.get(key)?.namings ?? [];
      found.set(key, { pair, statedBy, entry, namings: withoutRepeats([...known, ...namings]) });
    }
  }
  return [...found.values()];
}

/** What both contain, or are. */
function sharedBy(one: Medicine, other: Medicine): Monograph[] {
  const ids = new Set(other.parts.map(({ monograph }) => monograph.id));
  return one.parts.map(({ monograph }) => monograph).filter(({ id }) => ids.has(id));
}

/** Every entry of the monographs that speak for some medicines, once. */
function entriesOf(medicines: readonly Medicine[]): Entry[] {
  const monographs = new Map(
    medicines.flatMap(({ parts }) => parts.map(({ monograph }) => [monograph.id, monograph])),
  );
  return [...monographs.values()].flatMap((statedBy) =>
    (statedBy.interactions ?? []).map((entry) => ({ statedBy, entry })),
  );
}

function keyOf(statedBy: Monograph, entry: LinkedInteraction): string {
  return `${statedBy.id} ${entry._key}`;
}

function withoutRepeats(namings: Naming[]): Naming[] {
  const ids = namings.map(({ monograph }) => monograph.id);
  return namings
    .filter(({ monograph }, index) => ids.indexOf(monograph.id) === index)
    .toSorted((a, b) => compare(a.monograph, b.monograph));
}

function bySeverity(a: Entry & { pair?: Pair }, b: Entry & { pair?: Pair }): number {
  return (
    SEVERITIES.indexOf(a.entry.severity) - SEVERITIES.indexOf(b.entry.severity) ||
    compare(a.statedBy, b.statedBy) ||
    a.entry.name.localeCompare(b.entry.name, 'en') ||
    a.entry._key.localeCompare(b.entry._key, 'en') ||
    comparePairs(a.pair, b.pair)
  );
}

function comparePairs(a: Pair | undefined, b: Pair | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

function compare(a: Monograph, b: Monograph): number {
  return a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id, 'en');
}
