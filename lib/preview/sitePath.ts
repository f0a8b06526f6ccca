/**
 * A path of this site from an untrusted parameter, or null if it may lead elsewhere.
 * `//host` and `/\host` are other sites to a browser, `https:` and `javascript:` are no paths.
 */
export function sitePath(value: string): string | null {
  if (!value.startsWith('/') || /[\\\s\p{Cc}]/u.test(value)) return null;
  const { pathname, search, hash, host } = new URL(value, 'http://site.invalid');
  if (host !== 'site.invalid' || pathname.startsWith('//')) return null;
  return `${pathname}${search}${hash}`;
}
