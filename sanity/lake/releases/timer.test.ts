import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startLake } from '../server.ts';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

const client = () => lake.as('editor');
const release = (releaseId: string) => client().releases.get({ releaseId });
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

async function scheduled(releaseId: string, publishAt: string) {
  const publishedId = `of-${releaseId}`;
  await client().create({ _id: publishedId, _type: 'post', title: 'Now' });
  await client().releases.create({ releaseId, metadata: { releaseType: 'scheduled' } });
  await client().createVersion({ releaseId, publishedId, baseId: publishedId });
  await client().patch(`versions.${releaseId}.${publishedId}`).set({ title: 'Later' }).commit();
  await client().releases.schedule({ releaseId, publishAt });
}

const titleOf = (id: string) => lake.anonymous().fetch('*[_id == $id][0].title', { id });

describe('a scheduled release', () => {
  it('is published at its time, not before, in the name of who scheduled it', async () => {
    const publishAt = soon(3000);
    await scheduled('timely', publishAt);
    expect(await titleOf('of-timely')).toBe('Now');
    const states: unknown[] = [];
    const listening = client()
      .listen('*[_type == "system.release"]', {}, { includeAllVersions: true })
      .subscribe((event) => {
        if ('result' in event) states.push(event.result?.state);
      });
    await vi.waitFor(async () => expect(await titleOf('of-timely')).toBe('Later'), 10_000);
    listening.unsubscribe();
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(publishAt));
    expect(await release('timely')).toMatchObject({ state: 'published', publishAt });
    expect(states).toEqual(['publishing', 'published']);
    const history: unknown = await client().request({
      url: '/data/history/production/transactions/of-timely?excludeContent=true&reverse=true&limit=1',
    });
    const author = (await client().getDocument('_.releases.timely'))?.userId;
    expect(JSON.parse(String(history))).toMatchObject({ author });
  });

  it('is published at once if its time has passed', async () => {
    await scheduled('past', '2020-01-01T00:00:00Z');
    expect(await titleOf('of-past')).toBe('Later');
  });

  it('moves with a new time, leaves for elsewhere unscheduled, and stays if taken off the calendar', async () => {
    await scheduled('moved', '2099-01-01T00:00:00Z');
    const lines: unknown = await client().request({ url: '/data/export/production' });
    const release = String(lines)
      .split('\n')
      .find((line) => line.includes('"_.releases.moved"'));
    expect(JSON.parse(release ?? '')).toMatchObject({ state: 'active', publishAt: null });
    await client().releases.schedule({ releaseId: 'moved', publishAt: soon(300) });
    await vi.waitFor(async () => expect(await titleOf('of-moved')).toBe('Later'), 10_000);

    const time = soon(4000);
    await scheduled('halted', time);
    await client().releases.unschedule({ releaseId: 'halted' });
    await scheduled('after-halted', time);
    await vi.waitFor(async () => expect(await titleOf('of-after-halted')).toBe('Later'), 10_000);
    expect(await titleOf('of-halted')).toBe('Now');
  });

  it('that cannot be published stays, and says why', async () => {
    await client().releases.create({ releaseId: 'failing', metadata: {} });
    await client().createVersion({
      releaseId: 'failing',
      publishedId: 'needy',
      document: {
        _type: 'post',
        needs: {
          _type: 'reference',
          _ref: 'never-made',
          _weak: true,
          _strengthenOnPublish: { type: 'post' },
        },
      },
    });
    await client().releases.schedule({ releaseId: 'failing', publishAt: soon(300) });
    const failed = {
      state: 'active',
      error: { message: expect.stringMatching(/references non-existent document "never-made"/) },
    };
    await vi.waitFor(async () => expect(await release('failing')).toMatchObject(failed), 10_000);
    expect(await titleOf('needy')).toBeNull();

    await client().create({ _id: 'never-made', _type: 'post' });
    await client().releases.publish({ releaseId: 'failing' });
    const published = await release('failing');
    expect(published).toMatchObject({ state: 'published' });
    expect(published).not.toHaveProperty('error');
  });

  it('is beyond who may not publish what is in it', async () => {
    const guarded = await startTestLake({
      roles: [
        {
          name: 'writer',
          grants: [
            { filter: 'true', permissions: ['read'] },
            {
              filter: '_id in path("versions.**") || _id in path("_.releases.**")',
              permissions: ['create', 'update'],
            },
          ],
        },
      ],
      tokens: [{ token: 'token-of-editor', label: 'writer', roles: ['writer'] }],
    });
    const writer = guarded.as('editor');
    await writer.releases.create({ releaseId: 'wished', metadata: {} });
    await writer.createVersion({
      releaseId: 'wished',
      publishedId: 'one',
      document: { _type: 'post' },
    });
    const scheduling = writer.releases.schedule({ releaseId: 'wished', publishAt: soon(0) });
    await expect(scheduling).rejects.toMatchObject({ statusCode: 403 });
    for (const set of [{ state: 'publishing' }, { state: 'scheduled', publishAt: soon(0) }]) {
      const moving = writer.patch('_.releases.wished').set(set).commit();
      await expect(moving).rejects.toMatchObject({ statusCode: 400 });
    }
    await guarded.dispose();
  });
});

/** As a crash between the two steps of publishing would leave a release. */
function leaveHalfWay(dataDirectory: string, name: string): void {
  const database = new DatabaseSync(join(dataDirectory, 'lake.sqlite'));
  const [from, to] = ['"state":"active"', '"state":"publishing"'];
  const ofRelease = 'WHERE row IN (SELECT row FROM documents WHERE id = ?)';
  const id = `_.releases.${name}`;
  database
    .prepare(`UPDATE changes SET after = replace(after, ?, ?) ${ofRelease}`)
    .run(from, to, id);
  database
    .prepare(`UPDATE documents SET summary = replace(summary, ?, ?) ${ofRelease}`)
    .run(from, to, id);
  database.close();
}

describe('a lake that was down', () => {
  it('publishes at its start what fell due, and ends what it had begun', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-'));
    const config = {
      projects: [{ id: 'test', datasets: [{ name: 'production' }] }],
      tokens: [{ token: 'token-of-editor', label: 'editor', roles: ['editor'] }],
    };
    const at = (url: string) =>
      createClient({
        projectId: 'test',
        dataset: 'production',
        apiHost: url,
        apiVersion: '2025-02-19',
        useProjectHostname: false,
        useCdn: false,
        token: 'token-of-editor',
      });
    const first = await startLake({ dataDirectory, config });
    const before = at(first.url);
    for (const releaseId of ['due', 'begun']) {
      await before.releases.create({ releaseId, metadata: {} });
      await before.createVersion({
        releaseId,
        publishedId: `of-${releaseId}`,
        document: { _type: 'post', title: releaseId },
      });
    }
    const publishAt = soon(400);
    await before.releases.schedule({ releaseId: 'due', publishAt });
    await first.close();
    leaveHalfWay(dataDirectory, 'begun');
    await new Promise((resolve) => setTimeout(resolve, Date.parse(publishAt) - Date.now()));
    const second = await startLake({ dataDirectory, config });
    expect(await at(second.url).fetch('*[_type == "post"].title')).toEqual(['begun', 'due']);
    await second.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
});
