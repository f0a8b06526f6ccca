import type { SiteSettingsDocument } from './shape/supporting.ts';

export type Contact = Omit<
  NonNullable<SiteSettingsDocument['emergencyContacts']>[number],
  '_type' | '_key'
>;

/** The publisher's own facts, shown on every page. */
export type SiteSettings = Pick<SiteSettingsDocument, 'publisher' | 'defaultDisclaimer'> & {
  emergencyContacts: Contact[];
  reportingContacts: Contact[];
};

/** Where an editor has sent an old path of this site. */
export type EditorRedirect = { to: string; permanent: boolean };
