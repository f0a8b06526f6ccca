import { z } from 'zod';

/**
 * Characters that a reader cannot see but that change, hide or reorder what is read: controls,
 * soft hyphen, zero-width (also used by stega), bidirectional overrides, interlinear and tag
 * characters, the replacement character, what is no character at all, and halves of a surrogate
 * pair.
 * Unicode 16, chapters 2.13, 9 and 23; "Trojan Source" (CVE-2021-42574).
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffd\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;

/**
 * The first forbidden invisible character in a text.
 * @returns its code point (`U+200B`) and index (UTF-16 units), or null if there is none.
 */
export function findInvisible(text: string): { codePoint: string; index: number } | null {
  const index = text.search(FORBIDDEN);
  if (index === -1) return null;
  const code = text.codePointAt(index) ?? 0;
  return { codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, index };
}

/**
 * A reader's words as this site may keep them: what nobody can see is taken out, lines end alike.
 * Nothing that can be read is changed.
 */
export function withoutInvisible(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(new RegExp(FORBIDDEN, 'gu'), '');
}

/** Text of any length, also none, without invisible characters. */
export const text = z.string().superRefine((value, context) => {
  const found = findInvisible(value);
  if (found === null) return;
  context.addIssue({
    code: 'custom',
    params: { rule: 'invisible-character' },
    message: `Remove the invisible character ${found.codePoint} at position ${found.index + 1}: retype the words around it.`,
  });
});

/** Text that says something: at least one letter, digit or sign. */
export const words = text.refine((value) => value.trim() !== '', {
  message: 'Write something here, or remove the field.',
});

/** One line of text up to 300 characters (the longest real title has 258). */
export const line = words
  .refine((value) => !/[\n\r]/.test(value), { message: 'Keep this on one line.' })
  .refine((value) => value.length <= 300, { message: 'Keep this within 300 characters.' });

/** A lower-case address part: `[a-z0-9]+(-[a-z0-9]+)*`. */
const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A page becomes a file of that name with an ending; file systems allow 255 bytes. */
const LONGEST_SLUG = 240;

export const slugText = z
  .string()
  .max(LONGEST_SLUG, `Keep the address within ${LONGEST_SLUG} characters.`)
  .regex(
    SLUG_PATTERN,
    'Use lower-case letters and digits, with single hyphens between them: "alendronic-acid".',
  );

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date('Give a real date as YYYY-MM-DD.');

/** A web address that is safe to link to: http or https, with a host. */
export const webAddress = z
  .url({
    protocol: /^https?$/,
    hostname: z.regexes.domain,
    error: 'Give a full web address that starts with https:// (or http://).',
  })
  .refine((value) => findInvisible(value) === null, {
    message: 'The address holds an invisible character: retype it.',
  });

/** Where a link in text may lead: the web, a mail address, a phone number or a path on this site. */
export const linkTarget = z.string().refine(isSafeLink, {
  message: 'Link to https://…, mailto:…, tel:… or a path of this site such as /drugs/warfarin.',
});

function isSafeLink(href: string): boolean {
  if (/[\s\\]/.test(href) || findInvisible(href) !== null) return false;
  if (/^(\/(?!\/)|#)/.test(href)) return true;
  if (/^(mailto:[^?]+@|tel:\+?[\d-]+)/.test(href)) return true;
  return webAddress.safeParse(href).success;
}
