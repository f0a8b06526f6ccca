import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  Link,
  LinkedInteraction,
  Monograph,
  MonographAnswer,
} from '#lib/content/monograph.ts';
import { INTERACTION_SEVERITY, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { checkInteractions, type Result } from './check.ts';
import { isWhole, type Medicine, medicineOf } from './medicine.ts';

const SEVERITIES = valuesOf(INTERACTION_SEVERITY);

function link(title: string): Link {
  return { id: `id-${title}`, title, slug: title.toLowerCase() };
}

function medicine(title: string, fields: Partial<Monograph> = {}): Monograph {
  return {
    ...link(title),
    revision: 'r',
    updatedAt: '2026-01-01T00:00:00Z',
    drugClasses: [],
    conditions: [],
    ingredients: [],
    ...fields,
  };
}

let keys = 0;

function entry(name: string, fields: Partial<LinkedInteraction> = {}): LinkedInteraction {
  keys += 1;
  return {
    _type: 'interaction',
    _key: `k${keys}`,
    name,
    kind: 'medicine',
    severity: 'moderate',
    effect: `Something about ${name}.`,
    advice: 'Ask.',
    ...fields,
  };
}

/** The chosen ones among some monographs, with what they contain. */
function choose(monographs: readonly Monograph[], ...titles: string[]): Promise<Medicine[]> {
  const bySlug = new Map(monographs.map((each) => [each.slug, each]));
  const load = async (slug: string): Promise<MonographAnswer> => {
    const monograph = bySlug.get(slug);
    return monograph ? { state: 'published', monograph } : { state: 'absent' };
  };
  const chosen = titles.flatMap((title) => bySlug.get(title.toLowerCase()) ?? []);
  return Promise.all(chosen.map((monograph) => medicineOf({ monograph }, load)));
}

function summary({ findings, twice, silent, food, others }: Result) {
  const names = (pair: readonly Monograph[]) => pair.map(({ title }) => title).join(' + ');
  return {
    findings: findings.map(
      ({ pair, statedBy, entry: { name } }) => `${names(pair)}: ${statedBy.title} names ${name}`,
    ),
    twice: twice.map(({ pair, monograph }) => `${names(pair)}: ${monograph.title}`),
    silent: silent.map(names),
    food: food.map(({ statedBy, entry: { name } }) => `${statedBy.title}: ${name}`),
    others: others.map(({ statedBy, entry: { name } }) => `${statedBy.title}: ${name}`),
  };
}

describe('what is found between two medicines', () => {
  const coumarins = link('Coumarins');
  const all = [
    medicine('Warfa', {
      brandNames: ['Warfex'],
      drugClasses: [coumarins],
      interactions: [
        entry('the other one', { monograph: { _type: 'reference', _ref: 'id-Apix' } }),
        entry('Cranberry juice', { kind: 'food' }),
        entry('Pain-killers', { kind: 'class', severity: 'serious' }),
      ],
    }),
    medicine('Apix', { interactions: [entry('WARFEX', { severity: 'contraindicated' })] }),
    medicine('Ibu', {
      drugClasses: [link('Painkillers')],
      interactions: [
        entry('Blood thinners', {
          kind: 'class',
          drugClass: { _type: 'reference', _ref: coumarins.id },
        }),
      ],
    }),
    medicine('Calm'),
  ];

  test('what either names: by reference, by name, by class; the gravest first, nothing left out', async () => {
    const result = checkInteractions(await choose(all, 'Warfa', 'Apix', 'Ibu', 'Calm'));
    expect(summary(result)).toEqual({
      findings: [
        'Apix + Warfa: Apix names WARFEX',
        'Ibu + Warfa: Warfa names Pain-killers',
        'Ibu + Warfa: Ibu names Blood thinners',
        'Apix + Warfa: Warfa names the other one',
      ],
      twice: [],
      silent: ['Apix + Calm', 'Apix + Ibu', 'Calm + Ibu', 'Calm + Warfa'],
      food: ['Warfa: Cranberry juice'],
      others: [],
    });
    expect(result.findings[1]?.namings).toMatchObject([{ drugClass: 'Painkillers' }]);
  });

  test('what names nobody chosen is kept, for the reader to judge', async () => {
    const result = checkInteractions(await choose(all, 'Warfa', 'Calm'));
    expect(summary(result)).toMatchObject({
      findings: [],
      others: ['Warfa: Pain-killers', 'Warfa: the other one'],
      silent: ['Calm + Warfa'],
    });
  });
});

describe('a combination', () => {
  const all = [
    medicine('Amoxi', { interactions: [entry('Metho')] }),
    medicine('Metho', { interactions: [entry('Amoxi')] }),
    medicine('Co-Amoxi', { ingredients: [link('Amoxi'), link('Clavu')] }),
    medicine('Triple', { ingredients: [link('Co-Amoxi')] }),
  ];

  test('counts what its ingredients say, and what is said of them', async () => {
    for (const product of ['Co-Amoxi', 'Triple']) {
      const { findings } = checkInteractions(await choose(all, 'Metho', product));
      expect(findings.map(({ statedBy }) => statedBy.title)).toEqual(['Amoxi', 'Metho']);
      for (const { pair } of findings) expect(pair.map(({ title }) => title)).toContain(product);
    }
  });

  test('counts what it contains without a page here, also what is in its ingredients', async () => {
    const partly = [
      medicine('Whole', { ingredients: [link('Amoxi')] }),
      medicine('Outer', { ingredients: [link('Inner')], ingredientsWithoutPage: 1 }),
      medicine('Inner', { ingredients: [], ingredientsWithoutPage: 2 }),
    ];
    const chosen = await choose([...all, ...partly], 'Whole', 'Outer');
    expect(chosen.map(({ withoutPage }) => withoutPage)).toEqual([0, 3]);
    expect(chosen.map(isWhole)).toEqual([true, false]);
  });

  test('names an ingredient that could not be read, and one that is taken twice', async () => {
    const chosen = await choose(all, 'Co-Amoxi', 'Amoxi');
    expect(chosen[0]?.unread).toEqual([link('Clavu')]);
    expect(summary(checkInteractions(chosen))).toMatchObject({
      twice: ['Amoxi + Co-Amoxi: Amoxi'],
      silent: [],
    });
  });
});

/** Some monographs that name each other, and what they contain, in every way. */
const titles = ['A', 'B', 'C', 'D', 'E'];
const classes = ['X', 'Y'];
const someEntry = fc
  .record({
    name: fc.constantFrom(...titles, ...classes, 'Somethingelse'),
    kind: fc.constantFrom('medicine' as const, 'class' as const, 'food' as const),
    severity: fc.constantFrom(...SEVERITIES),
    refers: fc.option(fc.constantFrom(...titles), { nil: undefined }),
  })
  .map(({ name, kind, severity, refers }) =>
    entry(name, {
      kind,
      severity,
      ...(refers ? { monograph: { _type: 'reference', _ref: `id-${refers}` } } : {}),
    }),
  );
const someMonographs = fc.tuple(
  ...titles.map((title) =>
    fc
      .record({
        drugClasses: fc.subarray(classes).map((all) => all.map(link)),
        ingredients: fc.subarray(titles, { maxLength: 2 }).map((all) => all.map(link)),
        interactions: fc.array(someEntry, { maxLength: 4 }),
      })
      .map((fields) => medicine(title, fields)),
  ),
);
const someChoice = fc.record({
  monographs: someMonographs,
  chosen: fc.shuffledSubarray(titles, { minLength: 2 }),
});

test('the order in which medicines are chosen does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(someChoice, async ({ monographs, chosen }) => {
      const one = checkInteractions(await choose(monographs, ...chosen));
      const other = checkInteractions(await choose(monographs, ...chosen.toReversed()));
      expect(one).toEqual(other);
    }),
  );
});

test('no entry is lost, no pair is passed over, and the gravest come first', async () => {
  await fc.assert(
    fc.asyncProperty(someChoice, async ({ monographs, chosen }) => {
      const medicines = await choose(monographs, ...chosen);
      const result = checkInteractions(medicines);
      const shown = [...result.findings, ...result.food, ...result.others];
      for (const { monograph } of medicines.flatMap(({ parts }) => parts)) {
        for (const each of monograph.interactions ?? []) {
          expect(shown.map(({ entry }) => entry)).toContain(each);
        }
      }
      const told = [...result.findings, ...result.twice].map(({ pair }) => pair);
      const pairs = new Set(
        [...told, ...result.silent].map((pair) => pair.map(({ id }) => id).join()),
      );
      expect(pairs.size).toBe((chosen.length * (chosen.length - 1)) / 2);
      const grave = result.findings.map(({ entry }) => SEVERITIES.indexOf(entry.severity));
      expect(grave).toEqual(grave.toSorted((a, b) => a - b));
    }),
  );
});

test('whatever one medicine names of another is found, whichever of the two names it', async () => {
  await fc.assert(
    fc.asyncProperty(someChoice, async ({ monographs, chosen: [a = 'A', b = 'B'] }) => {
      const medicines = await choose(monographs, a, b);
      const { findings } = checkInteractions(medicines);
      const [one = [], other = []] = medicines.map(({ parts }) =>
        parts.map((part) => part.monograph),
      );
      const naming = (from: Monograph[], to: Monograph[]) =>
        from.flatMap(({ interactions = [] }) =>
          interactions.filter(({ name, monograph }) =>
            to.some(
              ({ id, title, drugClasses }) =>
                [title, ...drugClasses.map((each) => each.title)].includes(name) ||
                monograph?._ref === id,
            ),
          ),
        );
      const expected = new Set([...naming(one, other), ...naming(other, one)]);
      expect(new Set(findings.map(({ entry }) => entry))).toEqual(expected);
    }),
  );
});
