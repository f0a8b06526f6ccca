declare global {
  var stillHtml: Map<string, string> | undefined;
}

/** Pages that one process may be making at the same time, and more. */
const MOST = 500;

/**
 * The module of this file exists twice in the server, once for the components that make the text and
 * once for those that write the document, so what passes between them lies beside both.
 */
function shelf(): Map<string, string> {
  globalThis.stillHtml ??= new Map();
  return globalThis.stillHtml;
}

/** Lays HTML ready for the document that is being written. @param name The same for the same HTML. */
export function lay(name: string, html: string): void {
  const all = shelf();
  all.delete(name);
  all.set(name, html);
  for (const oldest of all.keys()) {
    if (all.size <= MOST) break;
    all.delete(oldest);
  }
}

/** The HTML of a name. @throws if it was not laid ready: the page must fail, never lose its text. */
export function take(name: string): string {
  const html = shelf().get(name);
  if (html === undefined) throw new Error(`There is no still HTML "${name}" for this page.`);
  return html;
}
