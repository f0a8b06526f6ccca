import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, SHAPES } from '#lib/content/shape/check.ts';
import { checkForm, pathFrom, readForm } from './form.ts';
import { RateLimit } from './rateLimit.ts';

const SITE = 'https://medicines.example';

test('whatever is sent is either taken in the shape of a report or refused with a reason', () => {
  const field = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.webPath());
  fc.assert(
    fc.property(
      fc.record({ problem: field, contact: field, page: field, revision: field }),
      (sent) => {
        const checked = checkForm(readForm(new URLSearchParams(sent).toString()), SITE);
        if (!checked.valid) {
          expect(checked.errors.length).toBeGreaterThan(0);
          return;
        }
        const document = {
          ...checked.report,
          _id: 'readerReport.1',
          _type: 'readerReport',
          _rev: 'r',
          _createdAt: '2026-01-01T00:00:00Z',
          _updatedAt: '2026-01-01T00:00:00Z',
          status: 'new',
          receivedAt: '2026-01-01T00:00:00Z',
        };
        expect(check(SHAPES.readerReport, document)).toMatchObject({ valid: true });
      },
    ),
  );
});

test.each([
  ['/drugs/warfarin', '/drugs/warfarin'],
  ['/search?q=war', '/search'],
  ['https://medicines.example/drugs#w', '/drugs'],
  ['', ''],
  ['//elsewhere.example', null],
  ['https://medicines.example.evil/x', null],
  ['/\\elsewhere.example', null],
  ['javascript:alert(1)', null],
  ['warfarin', null],
])('the page %s is %s', (given, path) => {
  expect(pathFrom(given, SITE)).toBe(path);
});

test('a sender who has waited may report again', () => {
  const limit = new RateLimit();
  const admitted = (now: number) =>
    Array.from({ length: 20 }, () => limit.admits('a', now)).filter(Boolean).length;
  expect([admitted(0), admitted(60_000), admitted(10 * 60_000)]).toEqual([10, 0, 10]);
});

test('all senders together do not fill the lake', () => {
  const limit = new RateLimit();
  const admitted = Array.from({ length: 1_000 }, (_, index) => limit.admits(`${index}`, 0));
  expect(admitted.filter(Boolean)).toHaveLength(300);
});
