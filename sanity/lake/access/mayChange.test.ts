import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../config.ts';
import { startTestLake, type TestLake } from '../testLake.ts';

const REFUSAL = 'The poem has no stamp yet.';

const writer = {
  name: 'editor',
  grants: [
    { filter: 'true', permissions: ['read' as const] },
    {
      filter: '_id in path("drafts.**") && !("locked" in $fields)',
      permissions: ['create' as const, 'update' as const],
    },
    {
      filter: '_type == "poem" && $publishedId in *[_type == "stamp" && of == ^._rev].poem',
      told: '_type == "poem"',
      refusal: REFUSAL,
      permissions: ['publish' as const],
    },
    { filter: '_type == "poem" && !defined($after)', permissions: ['unpublish' as const] },
    {
      filter: '_type == "counter" && ($before.value < $after.value || !defined($before))',
      permissions: ['create' as const, 'update' as const],
    },
    {
      filter: '_type == "line" && *[_id == ^.poem._ref][0].open == true && poem->open',
      permissions: ['create' as const],
    },
    {
      filter:
        '_type == "thanks" && !(identity() in $changes[].author) && by == $name && _createdAt == now() && count($changes) > 0',
      changesOf: 'for',
      permissions: ['create' as const],
    },
  ],
};

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ roles: [writer] });
});
afterAll(() => lake.dispose());

const FORBIDDEN = { statusCode: 403 };
const publishing = (id: string) => ({
  actionType: 'sanity.action.document.publish' as const,
  draftId: `drafts.${id}`,
  publishedId: id,
});

describe('publishing', () => {
  it('needs the permission on what is published, and says so in the words of the grant', async () => {
    const editor = lake.as('editor');
    const { _rev } = await editor.create({ _id: 'drafts.ode', _type: 'poem', text: 'O' });
    const attempt = editor.action(publishing('ode'));
    await expect(attempt).rejects.toMatchObject({
      statusCode: 403,
      details: {
        items: [
          {
            error: {
              type: 'insufficientPermissionsError',
              permission: 'publish',
              id: 'ode',
              refusal: REFUSAL,
            },
          },
        ],
      },
    });
    await expect(attempt).rejects.toThrow(
      `The action(s) failed: ${REFUSAL} (mutation failed on document "ode": Insufficient permissions; permission "publish" required)`,
    );
    await lake.as('administrator').create({ _type: 'stamp', of: _rev, poem: 'ode' });
    await editor.action(publishing('ode'));
    expect(await editor.fetch('*[_id == "ode"][0].text')).toBe('O');
  });

  it('is no way to take a draft away, or to change anything else', async () => {
    const editor = lake.as('editor');
    const admin = lake.as('administrator');
    await admin.create({ _id: 'hymn', _type: 'poem', text: 'H' });
    await expect(editor.patch('hymn').set({ text: 'I' }).commit()).rejects.toMatchObject(FORBIDDEN);
    await editor.delete('hymn');
    await expect(editor.create({ _id: 'hymn', _type: 'poem' })).rejects.toMatchObject(FORBIDDEN);
  });
});

describe('a grant', () => {
  it('compares a document before and after, and knows which attributes change', async () => {
    const editor = lake.as('editor');
    await editor.create({ _id: 'counter', _type: 'counter', value: 1 });
    await editor.patch('counter').set({ value: 2 }).commit();
    const back = editor.patch('counter').set({ value: 1 }).commit();
    await expect(back).rejects.toMatchObject(FORBIDDEN);
    await lake.as('administrator').create({ _id: 'drafts.a', _type: 'poem', locked: 1 });
    await editor.patch('drafts.a').set({ text: 'A' }).commit();
    const locked = editor.patch('drafts.a').set({ locked: 2 }).commit();
    await expect(locked).rejects.toMatchObject(FORBIDDEN);
  });

  it('sees the dataset as the transaction leaves it', async () => {
    const editor = lake.as('editor');
    await lake.as('administrator').create({ _id: 'epic', _type: 'poem', open: false });
    await editor.create({ _id: 'drafts.epic', _type: 'poem', open: false });
    const line = (poem: string) => ({ _type: 'line', poem: { _type: 'reference', _ref: poem } });
    await expect(editor.create(line('epic'))).rejects.toMatchObject(FORBIDDEN);
    await expect(editor.create(line('drafts.epic'))).rejects.toMatchObject(FORBIDDEN);
    const opening = editor
      .transaction()
      .create(line('drafts.epic'))
      .patch('drafts.epic', { set: { open: true } });
    await opening.commit();
  });

  it('knows who has changed a document, when, and as whom one signs', async () => {
    const admin = lake.as('administrator');
    await admin.create({ _id: 'gift', _type: 'poem' });
    const thanks = { _type: 'thanks', for: 'gift', by: 'editor' };
    const editor = lake.as('editor');
    await editor.create(thanks);
    const asAnother = editor.create({ ...thanks, by: 'somebody' });
    await expect(asAnother).rejects.toMatchObject(FORBIDDEN);
    const asOfLongAgo = editor.create({ ...thanks, _createdAt: '2020-01-01T00:00:00.000Z' });
    await expect(asOfLongAgo).rejects.toMatchObject(FORBIDDEN);
    await editor.create({ _id: 'drafts.own', _type: 'poem' });
    const own = editor.create({ ...thanks, for: 'drafts.own' });
    await expect(own).rejects.toMatchObject(FORBIDDEN);
  });

  it('is told to programs as what may be possible', async () => {
    const url = '/projects/test/datasets/production/acl';
    const grants = await lake.as('editor').request({ url });
    expect(grants).toContainEqual({
      filter: '_type == "poem"',
      permissions: ['create', 'update'],
    });
    expect(JSON.stringify(grants)).not.toContain('stamp');
    const roles = await lake.as('editor').request({ url: '/projects/test/roles' });
    expect(JSON.stringify(roles)).not.toContain('stamp');
  });

  it('that asks for what there is not is refused with the configuration', () => {
    const asking = (filter: string) => () =>
      parseConfig({ roles: [{ name: 'a', grants: [{ filter, permissions: ['read'] }] }] });
    expect(asking('$before.a == $after.a')).not.toThrow();
    expect(asking('$nobody == 1')).toThrow(ConfigError);
    expect(asking('$nobody == 1')).toThrow(/roles\.0\.grants\.0\.filter/);
  });
});
