import { isDeepStrictEqual } from 'node:util';
import type { LakeDocument } from './document.ts';

type Fields = Record<string, unknown>;

/** The operations of Mendoza that are used here: their numbers in a patch. */
const OP = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  returnIntoFieldPop: 15,
  returnIntoArrayPop: 16,
  setField: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
};

/**
 * How a change is told in Mendoza, Sanity's format for differences. What did not change is not
 * named: a Studio takes whoever wrote a value for its author. As at Sanity, a patch is for a document
 * without its `_rev`. https://github.com/sanity-io/mendoza
 */
export function mendozaEffects(before: LakeDocument | null, after: LakeDocument | null) {
  const [was, is] = [before && withoutRevision(before), after && withoutRevision(after)];
  return { apply: patch(was, is), revert: patch(is, was) };
}

function withoutRevision({ _rev, ...fields }: LakeDocument): Fields {
  return fields;
}

function patch(from: Fields | null, to: Fields | null): unknown[] {
  return from && to ? changedFields(from, to) : [OP.value, to];
}

/** A field of what is there already is named by its place among the sorted names. */
function changedFields(from: Fields, to: Fields): unknown[] {
  const names = Object.keys(from).sort();
  const gone = names.flatMap((name, place) =>
    Object.hasOwn(to, name) ? [] : [OP.deleteField, place],
  );
  const changed = Object.entries(to).flatMap(([name, value]) => {
    if (!Object.hasOwn(from, name)) return [OP.setField, value, name];
    const old = from[name];
    if (isDeepStrictEqual(old, value)) return [];
    const place = names.indexOf(name);
    if (isFields(old) && isFields(value)) {
      return [OP.pushFieldCopy, place, ...changedFields(old, value), OP.returnIntoFieldPop];
    }
    // An array that is begun afresh and gets nothing would be no array.
    if (Array.isArray(old) && Array.isArray(value) && value.length > 0) {
      return [OP.pushFieldBlank, place, ...changedElements(old, value), OP.returnIntoFieldPop];
    }
    return [OP.setField, value, name];
  });
  return [...gone, ...changed];
}

/** Builds an array from runs of the old one, from its changed elements, and from new ones. */
function changedElements(from: unknown[], to: unknown[]): unknown[] {
  const places = new Map(from.map((element, place) => [identityOf(element), place]));
  const operations: unknown[] = [];
  let run = { start: 0, end: 0 };
  const endRun = () => {
    if (run.end > run.start) operations.push(OP.appendSlice, run.start, run.end);
    run = { start: 0, end: 0 };
  };
  for (const element of to) {
    const place = places.get(identityOf(element));
    const old = place === undefined ? undefined : from[place];
    if (place !== undefined && isDeepStrictEqual(old, element)) {
      if (run.end !== place) endRun();
      if (run.end === 0) run.start = place;
      run.end = place + 1;
      continue;
    }
    endRun();
    if (place !== undefined && isFields(old) && isFields(element)) {
      const changes = changedFields(old, element);
      operations.push(OP.pushElementCopy, place, ...changes, OP.returnIntoArrayPop);
    } else {
      operations.push(OP.appendValue, element);
    }
  }
  endRun();
  return operations;
}

/** An element is known again by its `_key`; one without, by all that it is. */
function identityOf(element: unknown): string {
  const key = isFields(element) ? element._key : undefined;
  return typeof key === 'string' ? `key ${key}` : JSON.stringify(element);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
