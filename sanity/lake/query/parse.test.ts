import { evaluateSync, toJS } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';

function refusal(query: string, parameters: Record<string, unknown> = {}): unknown {
  try {
    parseQuery({ query, parameters });
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a query', () => {
  it('may end in a comment', () => {
    expect(parseQuery({ query: '1 // one', parameters: {} })).toEqual({ type: 'Value', value: 1 });
  });
});

describe('a text in a query', () => {
  it.each([
    [String.raw`"\u{1F600}\u{e9}\u0041"`, '😀éA'],
    [String.raw`'it\'s \"this\" \\u{1F600}\/'`, String.raw`it's "this" \u{1F600}/`],
    [String.raw`"\ud83d\ude00\n"`, '😀\n'],
  ])('may hold escapes: %s', (query, value) => {
    expect(parseQuery({ query, parameters: {} })).toEqual({ type: 'Value', value });
  });

  it('may not hold escapes that mean nothing', () => {
    expect(refusal(String.raw`["a", "\q"]`)).toMatchObject({ body: { error: { start: 7 } } });
  });
});

describe('a query that cannot be parsed', () => {
  it('names a parameter that is not given', () => {
    expect(refusal('*[_id == $id]')).toMatchObject({
      status: 400,
      body: { error: { type: 'queryParseError', description: expect.stringContaining('$id') } },
    });
    expect(refusal('*[_id == $id]', { id: 'a' })).toBeUndefined();
  });

  it.each(['*[0] | score(a == 1)', '*{a} | score(a == 1)', '*{a}[a > 1] | score(a == 1)'])(
    'scores what are not documents: %s',
    (query) => expect(refusal(query)).toMatchObject({ status: 400 }),
  );

  it('says where the syntax ends, also where functions were renamed on the way', () => {
    expect(refusal('geo({}) |')).toMatchObject({ body: { error: { start: 9 } } });
  });
});

describe('a path in a query', () => {
  it.each([
    ['path("a.b.c") in path("a.**")', true],
    ['path("a.b.c") in path("b.**")', false],
    ['*[path(_id) in path("a.*")]._id', ['a.b']],
    ['path("a.b") == path("a.b")', true],
    ['(path("a.b")) != path("a.c")', true],
  ])('may be looked for in another: %s', (query, value) => {
    const tree = parseQuery({ query, parameters: {} });
    const dataset = [{ _id: 'a' }, { _id: 'a.b' }, { _id: 'a.b.c' }];
    expect(toJS(evaluateSync(tree, { dataset }))).toEqual(value);
  });
});
