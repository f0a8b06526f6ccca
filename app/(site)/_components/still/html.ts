import { Fragment, isValidElement, type ReactNode } from 'react';

/** Attributes whose name React spells in its own way. */
const HTML_NAMES: Record<string, string> = { className: 'class', dateTime: 'datetime' };

/** Elements of ours without content, which take no end tag. */
const VOID = new Set(['br']);

/**
 * Elements as HTML, for text that never changes once it is on the page: what `renderToStaticMarkup`
 * writes, which Next does not let server components use. It knows elements, fragments and plain
 * function components.
 * @throws if it is given anything else: an event handler, a style, a component with state.
 */
export function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node));
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (!isValidElement<Record<string, unknown>>(node)) throw unknown(typeof node);
  const { type, props } = node;
  if (type === Fragment) return htmlOf(childrenOf(props));
  if (typeof type === 'string') return elementOf(type, props);
  if (isPlain(type)) return htmlOf(type(props));
  throw unknown(String(type));
}

function elementOf(name: string, props: Record<string, unknown>): string {
  const start = `<${name}${Object.entries(props).map(attribute).join('')}>`;
  return VOID.has(name) ? start : `${start}${htmlOf(childrenOf(props))}</${name}>`;
}

function attribute([name, value]: [string, unknown]): string {
  if (name === 'children' || value === undefined) return '';
  if (typeof value === 'string') {
    return ` ${HTML_NAMES[name] ?? name}="${escaped(value).replaceAll('"', '&quot;')}"`;
  }
  throw unknown(`the attribute "${name}" of type ${typeof value}`);
}

function childrenOf(props: Record<string, unknown>): ReactNode {
  const { children } = props;
  if (isNode(children)) return children;
  throw unknown(typeof children);
}

/** Numbers, texts, elements and lists of them; `htmlOf` refuses the rest member by member. */
function isNode(value: unknown): value is ReactNode {
  return typeof value !== 'function' && typeof value !== 'symbol';
}

/** A function that makes elements of its props, and nothing more. */
function isPlain(type: object | string): type is (props: object) => ReactNode {
  return typeof type === 'function' && !('isReactComponent' in Object(type.prototype));
}

function unknown(what: string): Error {
  return new Error(`This cannot be set as still HTML: ${what}.`);
}

/** https://html.spec.whatwg.org/multipage/parsing.html#escapingString */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
