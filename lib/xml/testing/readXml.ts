import { SaxesParser } from 'saxes';

/** An element as a parser found it. */
export type XmlElement = {
  /** The local name. */
  name: string;
  /** Its namespace. */
  uri: string;
  attributes: Record<string, string>;
  /** The text directly in it. */
  text: string;
  children: XmlElement[];
};

/**
 * Reads an XML document as strictly as XML is meant to be read.
 * @throws where it is not well-formed.
 */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlElement = { name: '', uri: '', attributes: {}, text: '', children: [] };
  const open = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.values(attributes).map(({ name, value }) => [name, value]);
    const element = {
      ...{ name: local, uri, attributes: Object.fromEntries(values) },
      ...{ text: '', children: [] },
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (root === undefined) throw new Error('The document is empty.');
  return root;
}

/** The elements of a name directly in another. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first element of a name directly in another. */
export function textIn(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}
