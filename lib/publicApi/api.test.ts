import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readLists } from '#lib/content/readIndex.ts';
import {
  memberReference,
  paragraph,
  sampleMonograph,
  sampleTerm,
} from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { EXAMPLE_CONTENT } from '../../app/(site)/_components/monograph/fixture.ts';
import { JSON_FORM } from './monographJson.ts';
import { respondWithMonographs } from './monographList.ts';
import { respondWithMonograph } from './ofMonograph.ts';
import { respondWithOpenApi } from './openApiAnswer.ts';
import { respondToOptions } from './respond.ts';
import type { PublicSite } from './site.ts';
import { respondWithTerms } from './termList.ts';

const SITE = 'https://example.org';

let lake: TestLake;
let site: PublicSite;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  site = { source: await lake.afresh(), siteUrl: SITE };
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(SITE + path, { headers });
  const { pathname } = new URL(request.url);
  if (pathname === '/api/v1/terms') return respondWithTerms(site, request);
  if (pathname === '/api/v1/monographs') return respondWithMonographs(site, request);
  if (pathname === '/api/v1/openapi.json') return respondWithOpenApi(site, request);
  return respondWithMonograph(site, request, pathname.split('/').at(-1) ?? '', JSON_FORM);
}

const list = z.object({
  total: z.number(),
  items: z.array(z.looseObject({ slug: z.string() })),
  next: z.string().optional(),
});

async function slugs(query: string): Promise<string[]> {
  const answer = await get(`/api/v1/monographs?${query}`);
  return list.parse(await answer.json()).items.map(({ slug }) => slug);
}

/** What each webhook message does first of all. */
async function toldOfChange(): Promise<void> {
  await readLists(site.source);
}

async function fill(): Promise<void> {
  await lake.editor.create(sampleTerm('drugClass', 'blockers'));
  await lake.editor.create(sampleTerm('condition', 'ache'));
  await lake.editor.create({
    ...{ _id: 'person-ada', _type: 'person', name: 'Ada Quill', credentials: 'MPharm' },
  });
  const reviewed = (nextDue: string) => ({
    references: [{ _type: 'citation', _key: 'k', citation: 'A book' }],
    review: {
      reviewer: { _type: 'reference', _ref: 'person-ada' },
      ...{ date: '2026-01-01', nextDue },
    },
  });
  await lake.editor.create(
    sampleMonograph('alphol', {
      drugClasses: [memberReference('drugClass-blockers')],
      ...reviewed('2028-02-01'),
    }),
  );
  await lake.editor.create(
    sampleMonograph('betol', {
      conditions: [memberReference('condition-ache')],
      ...reviewed('2027-02-01'),
    }),
  );
  await lake.editor.create(sampleMonograph('abol'));
  await lake.editor.create(sampleMonograph('5-fluorol', { title: '5-fluorol' }));
  await lake.editor.create({ ...sampleMonograph('draftol'), _id: 'drafts.monograph-draftol' });
  await lake.editor.create(sampleMonograph('faultol', { usage: 'not rich text' }));
}

describe('the list of monographs', () => {
  test('by letter, class, condition and next review; never a draft or what is not fit to show', async () => {
    await fill();
    expect(await slugs('')).toEqual(['5-fluorol', 'abol', 'alphol', 'betol']);
    expect(await slugs('letter=a')).toEqual(['abol', 'alphol']);
    expect(await slugs('letter=0-9')).toEqual(['5-fluorol']);
    expect(await slugs('class=blockers')).toEqual(['alphol']);
    expect(await slugs('condition=ache')).toEqual(['betol']);
    expect(await slugs('reviewDueBefore=2028-02-02')).toEqual(['betol', 'alphol']);
    expect(await slugs('reviewDueBefore=2028-02-01')).toEqual(['betol']);
    expect(await slugs('letter=a&class=blockers')).toEqual(['alphol']);
    expect(await slugs('letter=z')).toEqual([]);
  });

  test.each(['', 'reviewDueBefore=2030-01-01'])(
    'page by page (%s), also when an entry vanishes between two pages',
    async (query) => {
      await fill();
      const all = await slugs(query);
      const seen: string[] = [];
      let path: string | undefined = `/api/v1/monographs?limit=1&${query}`;
      for (let page = 0; path !== undefined; page += 1) {
        const answer = await get(path);
        const { items, next, total } = list.parse(await answer.json());
        expect(answer.headers.get('link')).toBe(
          next === undefined ? null : `<${next}>; rel="next"`,
        );
        seen.push(...items.map(({ slug }) => slug));
        path = next?.slice(SITE.length);
        if (page > 0) continue;
        expect(total).toBe(all.length);
        await lake.editor.delete(`monograph-${all[0]}`);
        await toldOfChange();
      }
      expect(seen).toEqual(all);
    },
  );

  test.each([
    ['letter=A', 'letter', 'one letter in lower case'],
    ['class=nothing', 'class', '/api/v1/terms'],
    ['condition=nothing', 'condition', '/api/v1/terms'],
    ['reviewDueBefore=2027-02-30', 'reviewDueBefore', 'YYYY-MM-DD'],
    ['limit=0', 'limit', '1 to 200'],
    ['limit=many', 'limit', '1 to 200'],
    ['limit=', 'limit', '1 to 200'],
    ['cursor=nonsense', 'cursor', 'next'],
    ['leter=a', 'leter', 'There are: letter, class'],
    ['letter=a&letter=b', 'letter', 'only once'],
  ])('%s is refused, with what to send instead', async (query, name, help) => {
    await fill();
    const answer = await get(`/api/v1/monographs?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      type: `${SITE}/about/data#invalid-parameter`,
      status: 400,
      detail: expect.stringContaining(help),
      parameters: [{ name, detail: expect.stringContaining(help) }],
    });
  });

  test('is sent again only if it has changed, and has what was published and withdrawn', async () => {
    await fill();
    const etag = (await get('/api/v1/monographs')).headers.get('etag') ?? '';
    const known = { 'if-none-match': etag };
    expect((await get('/api/v1/monographs', known)).status).toBe(304);
    await lake.editor.create(sampleMonograph('newol'));
    await toldOfChange();
    expect((await get('/api/v1/monographs', known)).status).toBe(200);
    expect(await slugs('letter=n')).toEqual(['newol']);
    await lake.editor.delete('monograph-newol');
    await toldOfChange();
    expect(await slugs('letter=n')).toEqual([]);
    lake.proxy.fault = 'hanging';
    expect(await slugs('letter=b')).toEqual(['betol']);
  });
});

test('one monograph: its words as Markdown, its links whole, its former address moved', async () => {
  await fill();
  await lake.editor
    .patch('monograph-alphol')
    .set({ previousSlugs: ['oldol'], dosage: paragraph('>50 kg: 900 mg') })
    .commit();
  const answer = await get('/api/v1/monographs/alphol');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({
    slug: 'alphol',
    url: `${SITE}/drugs/alphol`,
    dosage: '\\>50 kg: 900 mg',
    drugClasses: [{ slug: 'blockers', title: 'Blockers', url: `${SITE}/classes/blockers` }],
    review: { nextDue: '2028-02-01', reviewer: { name: 'Ada Quill', credentials: 'MPharm' } },
    demonstration: false,
  });
  const moved = await get('/api/v1/monographs/oldol');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/api/v1/monographs/alphol']);
  for (const slug of ['draftol', 'faultol', 'never', '..', 'a b']) {
    const refused = await get(`/api/v1/monographs/${encodeURIComponent(slug)}`);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ status: 404 });
  }
});

test('the terms, all or of one kind', async () => {
  await fill();
  const titles = async (query: string) => {
    const body: unknown = await (await get(`/api/v1/terms?${query}`)).json();
    return z
      .object({ items: z.array(z.object({ title: z.string() })) })
      .parse(body)
      .items.map(({ title }) => title);
  };
  expect(await titles('')).toEqual(['Ache', 'Blockers']);
  expect(await titles('kind=class')).toEqual(['Blockers']);
  expect((await get('/api/v1/terms?kind=drug')).status).toBe(400);
});

test('a page of another site may ask, also whether what it has still holds', () => {
  const { status, headers } = respondToOptions();
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  expect(headers.get('access-control-allow-headers')).toBe('If-None-Match');
});

describe('the OpenAPI document', () => {
  const schemaNames = z.object({
    components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
  });

  test('is a valid one', async () => {
    const document: unknown = await (await get('/api/v1/openapi.json')).json();
    const { valid, errors } = await new Validator().validate(z.looseObject({}).parse(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  test('describes every field of every answer', async () => {
    await fill();
    await lake.editor.create({
      ...EXAMPLE_CONTENT,
      ...{ _id: 'monograph-examplinib', _type: 'monograph' },
    });
    const document = schemaNames.parse(await (await get('/api/v1/openapi.json')).json());
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema(withoutFurtherFields(document), 'openapi');
    const faults = async (name: string, path: string) => {
      const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
      if (validate === undefined) throw new Error(`There is no schema ${name}.`);
      const answer: unknown = await (await get(path)).json();
      return validate(answer) ? [] : validate.errors;
    };
    expect(await faults('MonographList', '/api/v1/monographs?limit=2')).toEqual([]);
    expect(await faults('MonographList', '/api/v1/monographs')).toEqual([]);
    expect(await faults('TermList', '/api/v1/terms')).toEqual([]);
    expect(await faults('Monograph', '/api/v1/monographs/alphol')).toEqual([]);
    expect(await faults('Monograph', '/api/v1/monographs/examplinib')).toEqual([]);
    expect(await faults('Problem', '/api/v1/monographs/never')).toEqual([]);
    expect(await faults('Problem', '/api/v1/monographs?limit=0')).toEqual([]);
    expect(await faults('TermList', '/api/v1/monographs')).not.toEqual([]);
  });
});

/** The document allows what later answers may gain; nothing may be in today's that it does not say. */
function withoutFurtherFields<T>(schema: T): T {
  if (typeof schema !== 'object' || schema === null) return schema;
  for (const value of Object.values(schema)) withoutFurtherFields(value);
  if ('properties' in schema) Object.assign(schema, { additionalProperties: false });
  return schema;
}
