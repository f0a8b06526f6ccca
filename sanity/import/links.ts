import type { MonographContent } from '#lib/content/shape/monograph.ts';
import type { Holdings } from './dataset.ts';
import type { Term, Terms } from './facts.ts';
import { isRecord, saysTheSame } from './keys.ts';
import { titleKey } from './titles.ts';

/** Finds documents by the names that files use for them. */
export class Names {
  private readonly monographs = new Map<string, string>();
  private readonly terms = new Map<string, string>();
  private readonly stored: ReadonlySet<string>;

  constructor(holdings: Holdings) {
    for (const one of holdings.monographs) this.addMonograph(one.title, one.id);
    for (const one of holdings.terms) this.addTerm(one);
    this.stored = new Set(holdings.terms.map((one) => one.id));
  }

  addTerm(term: Pick<Term, 'type' | 'title' | 'id'>): void {
    const name = `${term.type} ${titleKey(term.title)}`;
    if (!this.terms.has(name)) this.terms.set(name, term.id);
  }

  /** Whether the dataset has a term of this title. */
  isStored(term: Term): boolean {
    return this.stored.has(this.term(term.type, term.title) ?? term.id);
  }

  addMonograph(title: string, id: string): void {
    if (!this.monographs.has(titleKey(title))) this.monographs.set(titleKey(title), id);
  }

  monograph(name: string): string | undefined {
    return this.monographs.get(titleKey(name));
  }

  term(type: Term['type'], title: string): string | undefined {
    return this.terms.get(`${type} ${titleKey(title)}`);
  }
}

/**
 * Points the references of a monograph at documents that exist: classes and conditions an editor
 * created under another id, and the monographs or classes that interactions name.
 * @returns the document, and those of its terms that have yet to be created.
 */
export function linked(
  content: MonographContent,
  terms: Terms,
  names: Names,
): { content: MonographContent; missing: Terms } {
  const ids = new Map(terms.map((term) => [term.id, names.term(term.type, term.title) ?? term.id]));
  const pointed = <Reference extends { _ref: string }>(reference: Reference): Reference => ({
    ...reference,
    _ref: ids.get(reference._ref) ?? reference._ref,
  });
  const result: MonographContent = {
    ...content,
    ...(content.drugClasses && { drugClasses: content.drugClasses.map(pointed) }),
    ...(content.conditions && { conditions: content.conditions.map(pointed) }),
    ...(content.interactions && {
      interactions: content.interactions.map((one) => ({ ...one, ...linkOf(one, names) })),
    }),
  };
  return {
    content: result,
    missing: terms.filter((term) => !names.isStored(term)),
  };
}

type Interaction = NonNullable<MonographContent['interactions']>[number];

function linkOf(one: Interaction, names: Names): Pick<Interaction, 'monograph' | 'drugClass'> {
  if (one.kind === 'medicine') {
    const id = names.monograph(one.name);
    return id === undefined ? {} : { monograph: { _type: 'reference', _ref: id, _weak: true } };
  }
  const id = one.kind === 'class' ? names.term('drugClass', one.name) : undefined;
  return id === undefined ? {} : { drugClass: { _type: 'reference', _ref: id, _weak: true } };
}

/** A field without the links that the import itself finds by name. */
export function withoutFoundLinks(field: unknown): unknown {
  if (!Array.isArray(field)) return field;
  return field.map((member) => {
    if (!isRecord(member) || member._type !== 'interaction') return member;
    const { monograph: _monograph, drugClass: _class, ...rest } = member;
    return rest;
  });
}

/** Whether a stored field says what is wanted and has a link wherever one was found by name. */
export function hasItsLinks(stored: unknown, wanted: unknown): boolean {
  if (!Array.isArray(stored) || !Array.isArray(wanted)) return false;
  if (!saysTheSame(withoutFoundLinks(stored), withoutFoundLinks(wanted))) return false;
  return wanted.every((member, index) => {
    const [want, has]: unknown[] = [member, stored[index]];
    if (!isRecord(want) || !isRecord(has)) return false;
    if (want._type !== 'interaction') return saysTheSame(has, want);
    return LINKS.every((link) => want[link] === undefined || has[link] !== undefined);
  });
}

const LINKS = ['monograph', 'drugClass'];
