import { createClient } from '@sanity/client';
import { API_VERSION } from '#lib/env.ts';
import { run } from './processes.ts';
import { say, step } from './report.ts';
import type { Settings } from './settings.ts';

/** The publisher's facts that a new dataset starts with; editors change them in the Studio. */
const SITE_SETTINGS = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  publisher: { name: 'Formulary' },
  defaultDisclaimer: [
    {
      _type: 'block',
      _key: 'd1',
      style: 'normal',
      markDefs: [],
      children: [
        {
          _type: 'span',
          _key: 's1',
          marks: [],
          text: 'This page gives general information and does not replace advice from someone who knows your health. Ask your doctor or pharmacist before you start, change or stop a medicine.',
        },
      ],
    },
  ],
  emergencyContacts: [
    { _type: 'contact', _key: 'uk', region: 'United Kingdom', label: 'Emergency', phone: '999' },
    { _type: 'contact', _key: 'us', region: 'United States', label: 'Emergency', phone: '911' },
    { _type: 'contact', _key: 'eu', region: 'European Union', label: 'Emergency', phone: '112' },
  ],
  reportingContacts: [
    {
      _type: 'contact',
      _key: 'uk',
      region: 'United Kingdom',
      label: 'Yellow Card scheme',
      url: 'https://yellowcard.mhra.gov.uk/',
    },
    {
      _type: 'contact',
      _key: 'us',
      region: 'United States',
      label: 'FDA MedWatch',
      phone: '1-800-332-1088',
      url: 'https://www.fda.gov/safety/medwatch',
    },
  ],
};

/**
 * Fills an empty local dataset with the demonstration monographs and site settings. A dataset
 * that holds any monograph, draft or published, is left alone, and so is every hosted one.
 * @throws if the lake refuses the content.
 */
export async function seedIfEmpty(settings: Settings): Promise<void> {
  if (settings.lake === undefined) return;
  const { variables } = settings;
  const client = createClient({
    projectId: variables.SANITY_PROJECT_ID,
    dataset: variables.SANITY_DATASET,
    apiHost: variables.SANITY_API_HOST,
    useProjectHostname: false,
    token: variables.SANITY_API_WRITE_TOKEN,
    apiVersion: API_VERSION,
    useCdn: false,
    perspective: 'raw',
  });
  const held = await client.fetch<number>('count(*[_type == "monograph"])');
  if (held > 0) {
    say(`• The dataset holds ${held} monograph documents; it is left as it is.`);
    return;
  }
  await step('Filling the empty dataset with the demonstration monographs', async () => {
    await client.createIfNotExists(SITE_SETTINGS);
    await run({
      name: 'The import',
      args: ['sanity/import/cli.ts', 'import', 'content'],
      variables,
    });
  });
}
