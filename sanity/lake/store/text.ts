/** The strings a reader would see: values, without the keys and types that structure them. */
export function stringsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) stringsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    // A word may run over several spans of a block, as when part of it is bold.
    if ('children' in value && Array.isArray(value.children)) found.push(blockText(value.children));
    for (const [name, item] of Object.entries(value)) {
      if (!name.startsWith('_')) stringsIn(item, found);
    }
  }
  return found;
}

/** The text of a block as `pt::text()` has it. */
function blockText(children: unknown[]): string {
  return children
    .map((child) =>
      typeof child === 'object' &&
      child !== null &&
      '_type' in child &&
      child._type === 'span' &&
      'text' in child &&
      typeof child.text === 'string'
        ? child.text
        : '',
    )
    .join('');
}
