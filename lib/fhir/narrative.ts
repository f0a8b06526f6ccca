import type { Nodes, RootContent } from 'mdast';
import { element, type Xml } from '#lib/xml/xml.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** The one kind of HTML that stands in our Markdown. */
const RAISED = /^<(\/?)(sub|sup)>$/;

/**
 * Text as FHIR wants it: XHTML without anything but text and its layout.
 * https://hl7.org/fhir/R4/narrative.html
 */
export function narrative(nodes: RootContent[]): { status: 'generated'; div: string } {
  return { status: 'generated', div: element('div', { xmlns: XHTML }, ...all(nodes)).xml };
}

/** @throws if there is something that no monograph holds. */
function all(nodes: Nodes[]): (Xml | string)[] {
  const written: (Xml | string)[] = [];
  let raised: { name: string; from: number } | undefined;
  for (const node of nodes) {
    if (node.type !== 'html') {
      written.push(one(node));
      continue;
    }
    const [, closes, name] = RAISED.exec(node.value) ?? [];
    if (name === undefined) throw new Error(`A narrative cannot hold ${node.value}.`);
    if (closes === '') raised = { name, from: written.length };
    else if (raised !== undefined) {
      written.push(element(raised.name, {}, ...written.splice(raised.from)));
    }
  }
  return written;
}

function one(node: Nodes): Xml | string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return element('br');
    case 'thematicBreak':
      return element('hr');
    case 'paragraph':
      return element('p', {}, ...all(node.children));
    case 'heading':
      return element(`h${node.depth}`, {}, ...all(node.children));
    case 'list':
      return element(node.ordered ? 'ol' : 'ul', {}, ...all(node.children));
    case 'listItem':
      return element('li', {}, ...all(node.children));
    case 'strong':
      return element('strong', {}, ...all(node.children));
    case 'emphasis':
      return element('em', {}, ...all(node.children));
    case 'link':
      return element('a', { href: node.url }, ...all(node.children));
    default:
      throw new Error(`A narrative cannot hold ${node.type}.`);
  }
}
