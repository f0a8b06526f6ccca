import fc from 'fast-check';
import { applyPatch, incremental } from 'mendoza';
import { describe, expect, it } from 'vitest';
import type { LakeDocument } from './document.ts';
import { mendozaEffects } from './effects.ts';

function documentOf(fields: Record<string, unknown>): LakeDocument {
  const time = '2026-01-01T00:00:00Z';
  return { _id: 'm', _type: 'm', _rev: 'r', _createdAt: time, _updatedAt: time, ...fields };
}

function withoutRevision({ _rev, ...fields }: LakeDocument) {
  return fields;
}

const name = fc.constantFrom('a', 'b', 'title', 'é', '_key');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('one', 'two', '', 'µg', 1, 0, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.uniqueArray(fc.record({ _key: fc.constantFrom('k1', 'k2', 'k3'), text: tie('value') }), {
      selector: ({ _key }) => _key,
    }),
  ),
}));
const documents = fc.dictionary(name, value, { noNullPrototype: true }).map(documentOf);

describe('what a change is told as', () => {
  it('leads a Studio from any document to any other, and back', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const [was, is] = [withoutRevision(before), withoutRevision(after)];
        const { apply, revert } = mendozaEffects(before, after);
        expect(applyPatch(was, apply)).toEqual(is);
        expect(applyPatch(is, revert)).toEqual(was);
        const told = incremental.applyPatch(incremental.wrap(was, 'old'), apply, 'new');
        expect(incremental.unwrap(told)).toEqual(is);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not name what stayed, or its author would be taken for somebody else', () => {
    const effects = [
      { _key: 'a', text: 'nausea' },
      { _key: 'b', text: 'rash' },
    ];
    const before = documentOf({ title: 'One', usage: ['Once a day.'], effects });
    const after = { ...before, title: 'Two', effects: [effects[0], { _key: 'b', text: 'itch' }] };
    const { apply, revert } = mendozaEffects(before, after);
    expect(JSON.stringify(apply)).not.toMatch(/Once|nausea|usage/);
    const was = withoutRevision(before);
    expect(applyPatch(was, apply).usage).toBe(before.usage);
    expect(applyPatch(withoutRevision(after), revert)).toEqual(was);
  });

  it('begins from nothing and ends in nothing', () => {
    const document = documentOf({ title: 'One' });
    expect(mendozaEffects(null, document)).toEqual({
      apply: [0, withoutRevision(document)],
      revert: [0, null],
    });
  });
});
