import type { z } from 'zod';
import { within } from '#lib/once/within.ts';
import { type StoredDocument, settingsAnswer } from './answers.ts';
import { LAKE_TIMEOUT, PATIENCE_WITH_COPY } from './client.ts';
import { LakeUnavailable } from './lake.ts';
import { SETTINGS_QUERY } from './queries.ts';
import { check, SHAPES } from './shape/check.ts';
import type { Contact, SiteSettings } from './siteSettings.ts';
import type { ContentSource } from './source.ts';

const FACT = 'siteSettings';

/** Every page shows the settings: within this time they are asked for once, not once per page. */
const FRESH_FOR = 10_000;

/** No reader waits longer for them when there are earlier ones; what comes later is for the next. */
const PATIENCE = 250;

/**
 * The publisher's facts. Kept like everything else: what fails leaves the last good ones in place.
 * @param fresh Asks the lake even if it was asked a moment ago.
 * @returns null if valid ones have never been seen, or none are published.
 */
export async function readSettings(
  source: ContentSource,
  fresh = false,
): Promise<SiteSettings | null> {
  const kept = source.facts.get(FACT);
  const askedAt = new Date();
  const isFresh = kept !== undefined && askedAt.getTime() - kept.seenAt.getTime() < FRESH_FOR;
  if (isFresh && !fresh) return reshapeKept(kept.value);
  const asked = askForSettings(source, kept, askedAt);
  if (kept === undefined || fresh) return asked;
  return within(PATIENCE, asked, () => reshapeKept(kept.value));
}

async function askForSettings(
  source: ContentSource,
  kept: { value: unknown } | undefined,
  askedAt: Date,
): Promise<SiteSettings | null> {
  let document: StoredDocument | null;
  try {
    document = await source.published.ask(
      SETTINGS_QUERY,
      {},
      settingsAnswer,
      kept === undefined ? LAKE_TIMEOUT : PATIENCE_WITH_COPY,
    );
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    source.report.outage(error);
    return reshapeKept(kept?.value);
  }
  if (document !== null) {
    const checked = check(SHAPES.siteSettings, document);
    if (!checked.valid) {
      source.report.document({
        id: document._id,
        revision: document._rev,
        type: 'siteSettings',
        title: 'Site settings',
        faults: checked.faults,
      });
      return reshapeKept(kept?.value);
    }
  }
  source.facts.put(FACT, document, askedAt);
  return reshapeKept(document);
}

function reshapeKept(value: unknown): SiteSettings | null {
  const checked = check(SHAPES.siteSettings, value);
  return checked.valid ? reshape(checked.value) : null;
}

function reshape(document: z.infer<(typeof SHAPES)['siteSettings']>): SiteSettings {
  const { publisher, defaultDisclaimer, emergencyContacts = [], reportingContacts = [] } = document;
  return {
    publisher,
    defaultDisclaimer,
    emergencyContacts: emergencyContacts.map(contact),
    reportingContacts: reportingContacts.map(contact),
  };
}

function contact({ region, label, phone, url }: Contact): Contact {
  return { region, label, ...(phone ? { phone } : {}), ...(url ? { url } : {}) };
}
