import { studioConfig } from '#sanity/studio/config.ts';

/**
 * For Sanity's command line, which reads the schema from here. The Studio itself is part of the
 * website (app/studio).
 */
export default studioConfig({
  projectId: process.env.SANITY_PROJECT_ID ?? 'formulary',
  dataset: process.env.SANITY_DATASET ?? 'production',
});
