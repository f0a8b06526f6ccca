import { z } from 'zod';
import { slug, systemFields } from './monograph.ts';
import { previousSlugs, refuseOwnSlug } from './previousSlugs.ts';
import { key, richText, uniqueKeys } from './richText.ts';
import { line, webAddress } from './text.ts';

/** A reviewer or editor, with the credentials that make the name mean something. */
export const personDocument = z.strictObject({
  ...systemFields,
  _type: z.literal('person'),
  name: line,
  credentials: line,
  role: line.optional(),
  url: webAddress.optional(),
});

const term = {
  ...systemFields,
  title: line,
  slug,
  previousSlugs: previousSlugs.optional(),
  description: richText.optional(),
};

export const drugClassDocument = z
  .strictObject({ ...term, _type: z.literal('drugClass') })
  .superRefine(refuseOwnSlug);

export const conditionDocument = z
  .strictObject({ ...term, _type: z.literal('condition') })
  .superRefine(refuseOwnSlug);

export type DrugClassDocument = z.infer<typeof drugClassDocument>;
export type ConditionDocument = z.infer<typeof conditionDocument>;

/** A path on this site, without query or fragment. */
export const sitePath = z
  .string()
  .regex(/^\/[^\s\\?#]*$/, 'Give a path on this site that starts with "/", without spaces.')
  // "//" leads to another site, even after "/..".
  .refine((value) => !value.includes('//'), { message: 'Put a single "/" between the parts.' });

/** Where redirects are never looked for: the addresses that pages of this site answer to. */
const TAKEN =
  /^\/($|(drugs|a-to-z|classes|conditions|search|compare|interactions|about|report|drafts|studio|api|sitemaps|_next)(\/|$))/;

const oldPath = sitePath.refine((value) => !TAKEN.test(value), {
  message:
    'This path belongs to the site itself. A monograph that has moved keeps its earlier addresses by itself.',
});

/** A path as it is compared: "/a/" and "/a" are one address. */
export function withoutFinalSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

/** An editor's own redirect from an old path of this site to a current one. */
export const redirectDocument = z
  .strictObject({
    ...systemFields,
    _type: z.literal('redirect'),
    from: oldPath,
    to: sitePath,
    permanent: z.boolean().optional(),
  })
  .refine((value) => withoutFinalSlash(value.from) !== withoutFinalSlash(value.to), {
    path: ['to'],
    message: 'A redirect to itself would never end.',
  });

const contact = z
  .strictObject({
    _type: z.literal('contact'),
    _key: key,
    /** Where the contact applies, such as "United Kingdom". */
    region: line,
    label: line,
    phone: z
      .string()
      .regex(/^\+?[\d ()-]{2,20}$/, 'Give a phone number in digits.')
      .optional(),
    url: webAddress.optional(),
  })
  .refine((value) => value.phone !== undefined || value.url !== undefined, {
    path: ['phone'],
    message: 'Give a phone number, a web address or both.',
  });

const contacts = z.array(contact).superRefine(uniqueKeys);

/** The one document (`siteSettings`) of facts about the publisher. */
export const siteSettingsDocument = z.strictObject({
  ...systemFields,
  _type: z.literal('siteSettings'),
  publisher: z.strictObject({ name: line, url: webAddress.optional() }),
  defaultDisclaimer: richText,
  emergencyContacts: contacts.optional(),
  reportingContacts: contacts.optional(),
});

export type SiteSettingsDocument = z.infer<typeof siteSettingsDocument>;
