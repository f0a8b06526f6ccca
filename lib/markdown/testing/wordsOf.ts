import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Reads Markdown as anybody would. */
export function parsed(markdown: string): Root {
  return unified().use(remarkParse).parse(markdown);
}

/** The words a reader of the Markdown gets, signs and all, in order. */
export function wordsOf(markdown: string): string[] {
  return textOf(parsed(markdown))
    .split(/\s+/)
    .filter((word) => word !== '');
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return '';
    default: {
      if (!('children' in node)) return '';
      const text = node.children.map(textOf).join('');
      const isInline = /^(strong|emphasis|link)$/.test(node.type);
      return isInline ? text : ` ${text} `;
    }
  }
}
