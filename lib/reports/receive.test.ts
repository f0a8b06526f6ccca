import { createClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MonographAnswer } from '#lib/content/monograph.ts';
import { check, SHAPES } from '#lib/content/shape/check.ts';
import { sampleMonograph } from '#lib/content/testing/samples.ts';
import { API_VERSION } from '#lib/env.ts';
import { RateLimit } from './rateLimit.ts';
import { type ReportDesk, receiveReport } from './receive.ts';
import type { Returned } from './shownAgain.ts';
import { startLocalLake } from './testing.ts';

type LocalLake = Awaited<ReturnType<typeof startLocalLake>>;
type Client = ReturnType<LocalLake['as']>;

let lake: LocalLake;
let site: Client;
let editor: Client;
let desk: ReportDesk;
let returned: Returned[];
let log: string[];

beforeAll(async () => {
  lake = await startLocalLake();
  const { reportToken, writeToken } = lake.settings.lake.secrets;
  site = lake.as(reportToken);
  editor = lake.as(writeToken);
  await editor.create(sampleMonograph('warfarin'));
});
afterAll(() => lake.close());
beforeEach(async () => {
  await editor.delete({ query: '*[_type == "readerReport"]' });
  returned = [];
  log = [];
  desk = {
    siteUrl: 'https://medicines.example',
    client: site,
    limit: new RateLimit(),
    load: async (slug): Promise<MonographAnswer> =>
      slug === 'warfarin'
        ? {
            state: 'published',
            monograph: {
              id: 'monograph-warfarin',
              revision: 'rev-now',
              updatedAt: '2026-01-01T00:00:00Z',
              title: 'Warfarin',
              slug,
              drugClasses: [],
              conditions: [],
              ingredients: [],
            },
          }
        : { state: 'absent' },
    showAgain: async (form) => {
      returned.push(form);
      return '<!doctype html>';
    },
    log: (line) => log.push(line),
  };
});

function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return receiveReport(
    desk,
    new Request('https://medicines.example/api/report', {
      method: 'POST',
      body: new URLSearchParams({ form: 'form-1', ...fields }),
      headers,
    }),
  );
}

function kept(client: Client = editor) {
  return client.fetch<Record<string, unknown>[]>('*[_type == "readerReport"]');
}

const REPORT = {
  problem: 'The dose is wrong.\nIt should be 5 mg.',
  contact: 'reader@example.org',
  page: '/drugs/warfarin',
  revision: 'rev-seen',
};

describe('a report that is taken', () => {
  test('lies before the editors, with what the reader saw, in the shape the Studio knows', async () => {
    const answer = await send(REPORT);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/report/sent?page=%2Fdrugs%2Fwarfarin');
    const [report, ...more] = await kept();
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      ...REPORT,
      status: 'new',
      monograph: { _ref: 'monograph-warfarin', _weak: true },
    });
    expect(check(SHAPES.readerReport, report)).toMatchObject({ valid: true });
  });

  test('is seen by nobody who has not signed in', async () => {
    await send(REPORT);
    const [report] = await kept();
    const stranger = lake.as();
    expect(await kept(stranger)).toEqual([]);
    expect(await kept(stranger.withConfig({ perspective: 'published' }))).toEqual([]);
    expect(await stranger.fetch('count(*[references("monograph-warfarin")])')).toBe(0);
    expect(await stranger.getDocument(String(report?._id))).toBeUndefined();
    const paths = [
      `data/export/production?types=readerReport`,
      `data/history/production/documents/${report?._id}?time=2100-01-01T00:00:00Z`,
      `data/history/production/transactions/${report?._id}?excludeContent=false`,
    ];
    for (const path of paths) {
      const response = await fetch(`${lake.url}/v2025-02-19/${path}`);
      expect(await response.text(), path).not.toContain('The dose is wrong');
    }
    expect(await stranger.fetch('count(*[_type == "monograph"])')).toBe(1);
  });

  test('needs neither page nor contact, and counts once however often it is sent', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => send({ problem: 'Too small to read.' })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await kept()).toHaveLength(1);
    await send({ problem: 'Too small to read.', form: 'form-2' });
    await send({ problem: 'Too small to read, and grey.' });
    expect(await kept()).toHaveLength(3);
  });

  test('keeps every word, and nothing that nobody can see', async () => {
    await send({
      problem: '\u202eTake \u2265 0.5\u00a0mg\u00ad of α\u200b-x\u0000,\r\nnot \u{1f48a}.\u2028 ',
      page: 'https://medicines.example/drugs/warfarin?x=1#dosage',
    });
    expect(await kept()).toMatchObject([
      { problem: 'Take ≥ 0.5\u00a0mg of α-x,\nnot 💊.', page: '/drugs/warfarin' },
    ]);
  });
});

describe('the token of the site', () => {
  test('creates reports where strangers cannot read them, and does nothing else', async () => {
    await send(REPORT);
    const [report] = await kept();
    const id = String(report?._id);
    expect(await kept(site)).toEqual([]);
    const refused = [
      () => site.create({ _type: 'readerReport', _id: 'public-report', problem: 'x' }),
      () => site.create({ _type: 'monograph', _id: 'readerReport.not-one', title: 'x' }),
      () => site.create(sampleMonograph('false')),
      () => site.patch(id).set({ status: 'done' }).commit(),
      () => site.createOrReplace({ _type: 'readerReport', _id: id, problem: 'other words' }),
      () => site.delete(id),
      () => site.delete('monograph-warfarin'),
    ];
    for (const attempt of refused) {
      await expect(attempt()).rejects.toMatchObject({ statusCode: 403 });
    }
    expect(await kept()).toEqual([report]);
  });
});

describe('a report that is not taken is given back whole', () => {
  test('with what is to be mended', async () => {
    const long = 'x'.repeat(4_001);
    const answer = await send({
      problem: long,
      contact: 'a\nb',
      page: 'https://elsewhere.example/drugs/warfarin',
      website: 'http://spam.example',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(returned[0]?.form.problem).toBe(long);
    expect(returned[0]?.errors.map(({ field }) => field)).toEqual([
      'problem',
      'contact',
      'page',
      'website',
    ]);
    expect(returned[0]?.errors[0]?.message).toContain('4,001 characters');
    expect((await send({ problem: ' \u200b ' })).status).toBe(422);
    expect(await kept()).toEqual([]);
  });

  test('while the lake is away', async () => {
    const nowhere = { apiHost: 'http://127.0.0.1:9', useProjectHostname: false, useCdn: false };
    const place = { projectId: 'formulary', dataset: 'production', apiVersion: API_VERSION };
    desk.client = createClient({ ...place, ...nowhere });
    expect((await send(REPORT)).status).toBe(503);
    expect(returned).toMatchObject([{ reason: 'notKept', form: REPORT }]);
    expect(log.join()).toContain('did not take');
    expect(log.join()).not.toContain('The dose is wrong');
  });

  test('when one sender sends without end; others still can', async () => {
    const from = (address: string) => (_: unknown, count: number) =>
      send({ problem: `Report ${count}` }, { 'x-forwarded-for': address });
    const many = await Promise.all(Array.from({ length: 12 }, from('192.0.2.1')));
    expect(many.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await send(REPORT, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(303);
  });
});

test('what no form of ours sends is refused', async () => {
  expect((await send(REPORT, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ problem: 'x'.repeat(300_000) })).status).toBe(413);
  desk.client = undefined;
  expect((await send(REPORT)).status).toBe(404);
  expect(await kept()).toEqual([]);
});
