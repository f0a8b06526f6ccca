import { defineCliConfig } from 'sanity/cli';

/** For `sanity schema extract` and `sanity typegen generate`; both work without a network. */
export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? 'formulary',
    dataset: process.env.SANITY_DATASET ?? 'production',
  },
  typegen: {
    path: './lib/content/queries.ts',
    // The drift test generates elsewhere and compares.
    schema: process.env.FORMULARY_SCHEMA ?? './.sanity/schema.json',
    generates: process.env.FORMULARY_TYPES ?? './lib/content/sanity.types.ts',
    overloadClientMethods: false,
  },
});
