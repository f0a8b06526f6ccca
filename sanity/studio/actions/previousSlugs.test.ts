import { describe, expect, test } from 'vitest';
import { previousSlugsOnPublish } from './previousSlugs.ts';

const at = (current: string, previousSlugs?: string[]) => ({
  _type: 'monograph',
  slug: { _type: 'slug', current },
  ...(previousSlugs ? { previousSlugs } : {}),
});

describe('publishing a monograph whose address has changed', () => {
  test('keeps the address readers know', () => {
    expect(previousSlugsOnPublish(at('old'), at('new'))).toEqual(['old']);
    expect(previousSlugsOnPublish(at('older'), at('new', ['oldest']))).toEqual(['oldest', 'older']);
  });

  test('changes nothing when the address stays, or was never public', () => {
    expect(previousSlugsOnPublish(at('same'), at('same', ['old']))).toBeUndefined();
    expect(previousSlugsOnPublish(null, at('new'))).toBeUndefined();
  });

  test('lists no address twice', () => {
    expect(previousSlugsOnPublish(at('old'), at('new', ['old']))).toBeUndefined();
  });
});
