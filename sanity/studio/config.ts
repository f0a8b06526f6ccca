import { defineConfig, type WorkspaceOptions } from 'sanity';
import { structureTool } from 'sanity/structure';
import { schemaTypes } from '#sanity/schema/index.ts';
import { documentActions } from './actions/index.ts';
import { contentHealth } from './health/index.ts';
import { localMode } from './local/localMode.ts';
import { Mark } from './Mark.tsx';
import { presentation } from './presentation.ts';
import { isFromReaders, isSingleton, structure } from './structure.ts';

export type StudioOptions = {
  projectId: string;
  dataset: string;
  /** The address of an embedded Content Lake; absent for hosted Sanity. */
  apiHost?: string;
};

/** Where the website mounts the Studio. */
const STUDIO_PATH = '/studio';

/**
 * The Studio's configuration.
 * @param options Which dataset it edits, and where that is kept.
 */
export function studioConfig({ projectId, dataset, apiHost }: StudioOptions): WorkspaceOptions {
  return defineConfig({
    name: 'default',
    title: 'Formulary',
    icon: Mark,
    basePath: STUDIO_PATH,
    projectId,
    dataset,
    plugins: [structureTool({ structure, title: 'Content' }), presentation, contentHealth()],
    schema: { types: schemaTypes },
    ...(apiHost === undefined ? {} : localMode(apiHost)),
    document: {
      actions: documentActions,
      newDocumentOptions: (options) =>
        options.filter(({ templateId }) => !isSingleton(templateId) && !isFromReaders(templateId)),
    },
  });
}
