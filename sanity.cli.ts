import { defineCliConfig } from 'sanity/cli';

/** For `sanity schema extract` and `sanity typegen generate`; both work without a network. */
export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? 'formulary',
    dataset: process.env.SANITY_DATASET ?? 'production',
  },
});
