import { createHash } from 'node:crypto';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const IS_FETCHED = /\ssrc\s*=/i;

/** All that Next writes into a page: data, pushed into one of its queues. */
const PUSH =
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f|\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\))\.push\(([\s\S]*)\);?$/;

const ANY_INLINE = "'unsafe-inline'";

/**
 * Narrows a content security policy to the scripts that Next has written into a page: each by its
 * hash, and no other. They differ from page to page, so no policy that is fixed beforehand can name
 * them. A script that does more than hand over data is not Next's and stays forbidden, also if it
 * should ever get into a page's text.
 * @param policy The value of a `Content-Security-Policy` header.
 * @returns it unchanged if it does not allow inline scripts at all.
 */
export function narrowed(policy: string, html: string): string {
  return policy
    .split(';')
    .map((directive) => {
      const words = directive.trim().split(/\s+/);
      if (words[0] !== 'script-src' || !words.includes(ANY_INLINE)) return directive.trim();
      return words.flatMap((word) => (word === ANY_INLINE ? hashes(html) : [word])).join(' ');
    })
    .join('; ');
}

function hashes(html: string): string[] {
  const found = [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', text = '']) =>
    !IS_FETCHED.test(attributes) && handsOverData(text) ? [hashOf(text)] : [],
  );
  return [...new Set(found)];
}

function handsOverData(text: string): boolean {
  const argument = PUSH.exec(text)?.[1];
  if (argument === undefined) return false;
  try {
    JSON.parse(argument);
    return true;
  } catch {
    // Something else than data: it is not Next's.
    return false;
  }
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
