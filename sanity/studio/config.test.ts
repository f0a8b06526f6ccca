import type { DocumentActionsContext } from 'sanity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { studioConfig } from './config.ts';
import { type BareStudio, bareStudio } from './testing.ts';

let studio: BareStudio;

beforeAll(async () => {
  studio = await bareStudio();
});
afterAll(() => studio.close());

function actionsFor(schemaType: string) {
  const context: Pick<DocumentActionsContext, 'schemaType' | 'releaseId' | 'versionType'> = {
    schemaType,
    releaseId: undefined,
    versionType: 'draft',
  };
  return studio.source.document.actions(context).map(({ action }) => action);
}

describe('what the Studio offers', () => {
  test('a monograph: everything Sanity has, with one way to publish', () => {
    const actions = actionsFor('monograph');
    expect(actions).toEqual(
      expect.arrayContaining(['publish', 'unpublish', 'duplicate', 'delete']),
    );
    expect(actions.filter((action) => action === 'publish')).toHaveLength(1);
  });

  test('the site settings: neither a second copy nor none', () => {
    const actions = actionsFor('siteSettings');
    expect(actions).toContain('publish');
    for (const action of ['duplicate', 'delete', 'unpublish']) {
      expect(actions).not.toContain(action);
    }
    const offered = studio.source.document.resolveNewDocumentOptions({ type: 'global' });
    const types = offered.map(({ templateId }) => templateId);
    expect(types).toContain('monograph');
    expect(types).not.toContain('siteSettings');
  });

  test("a reader's report: it may be deleted, and neither copied nor made up", () => {
    const actions = actionsFor('readerReport');
    expect(actions).toContain('delete');
    expect(actions).not.toContain('duplicate');
    const offered = studio.source.document.resolveNewDocumentOptions({ type: 'global' });
    expect(offered.map(({ templateId }) => templateId)).not.toContain('readerReport');
  });

  test('on an embedded lake, nothing that lives only in the cloud; on a hosted one, all of it', () => {
    const place = { projectId: 'formulary', dataset: 'production' };
    const local = studioConfig({ ...place, apiHost: 'http://127.0.0.1:3333' });
    expect(local).toMatchObject({
      mediaLibrary: { enabled: false },
      apps: { canvas: { enabled: false } },
    });
    const request = { ...place, apiVersion: '2025-02-19', useCdn: false };
    expect(local.unstable_clientFactory?.(request).config()).toMatchObject({
      useProjectHostname: false,
      apiHost: 'http://localhost:3333',
    });
    const hosted = studioConfig(place);
    expect(hosted.unstable_clientFactory).toBeUndefined();
    expect(hosted.mediaLibrary).toBeUndefined();
  });
});
