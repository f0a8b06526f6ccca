import type { Nodes, RootContent } from 'mdast';

/**
 * Makes links that lead within the site or the page whole: a Markdown file is read anywhere.
 * @param address The public address of the page.
 */
export function withFullAddresses(nodes: RootContent[], address: string): RootContent[] {
  for (const node of nodes) complete(node, address);
  return nodes;
}

function complete(node: Nodes, address: string): void {
  if (node.type === 'link' && /^[/#]/.test(node.url)) node.url = new URL(node.url, address).href;
  if ('children' in node) for (const child of node.children) complete(child, address);
}
