/** A piece of XML that is safe to stand in another. */
export type Xml = { readonly xml: string };

/** What XML 1.0 has no way to write, not even escaped. https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * One element.
 * @param attributes Those that are undefined are left out.
 * @param children Elements, and text that is still to be escaped.
 */
export function element(
  name: string,
  attributes: Record<string, string | undefined> = {},
  ...children: (Xml | string)[]
): Xml {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]))
    .join('');
  const content = children
    .map((child) => (typeof child === 'string' ? escaped(child) : child.xml))
    .join('');
  return {
    xml: content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`,
  };
}

/** A whole document. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

function escaped(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign);
}
