import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/parse.ts';
import { Snapshot } from '../query/snapshot.ts';
import { testDataset } from '../store/testDataset.ts';
import { followed } from './matching.ts';

const dataset = testDataset([
  { _id: 'ada', _type: 'author' },
  { _id: 'post', _type: 'post' },
]);
const stamps = { _rev: 'r', _createdAt: '2026-01-01', _updatedAt: '2026-01-01' };
const document = {
  _id: 'new',
  _type: 'post',
  title: 'Green house',
  by: { _ref: 'ada' },
  ...stamps,
};

describe('a listener follows a document', () => {
  it.each([
    ['by what it is', '*[_type == "post"]', true],
    ['by what it is not', '*[_type == "author"]', false],
    ['by its words', '*[@ match text::query("gree* house")]', true],
    ['by words it lacks', '*[@ match text::query("red")]', false],
    ['by what it refers to', '*[by->_type == "author"]', true],
    ['by what else there is', '*[count(*[_type == ^._type]) == 1]', true],
    ['by what there is not', '*[by._ref in *[_type == "post"]._id]', false],
  ])('%s', (_, query, isFollowed) => {
    const follows = followed(parseQuery({ query, parameters: {} }), {}, 'somebody');
    expect(follows(document, new Snapshot(dataset))).toBe(isFollowed);
  });
});
