import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * schema.org as its generated types state it: which properties a type has, its own and inherited,
 * and what each may hold.
 */
const SOURCE = readFileSync(
  createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/schema\.js$/, 'schema.d.ts'),
  'utf8',
);

const INTERFACE = /^(?:export )?interface (\w+) extends ([^{]+)\{\n([\s\S]*?)^\}/gm;
const PROPERTY = /^ {4}"(@?\w+)"\??: (?:SchemaValue<([^,]+), "\w+">|"(\w+)");$/gm;
const ALIAS = /^export type (\w+) = (.+);$/gm;
const PLAIN = ['Text', 'URL', 'Date', 'DateTime', 'Number', 'Integer', 'Boolean'];

type Interface = { parents: string[]; properties: Map<string, string[]>; type?: string };

const interfaces = new Map<string, Interface>();
for (const [, name = '', parents = '', body = ''] of SOURCE.matchAll(INTERFACE)) {
  const properties = new Map<string, string[]>();
  let type: string | undefined;
  for (const [, property = '', holds = '', literal] of body.matchAll(PROPERTY)) {
    if (property === '@type') type = literal;
    else properties.set(property, holds.split(' | '));
  }
  interfaces.set(name, { parents: parents.trim().split(', '), properties, type });
}
const aliases = new Map(
  [...SOURCE.matchAll(ALIAS)].map(([, name = '', union = '']) => [name, union.split(' | ')]),
);

/**
 * Holds JSON-LD against the vocabulary.
 * @returns what is wrong with it, each with its path.
 */
export function vocabularyFaults(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((member, index) => vocabularyFaults(member, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const type = typeOf(value);
  const leaf = interfaces.get(`${type}Leaf`);
  if (leaf === undefined) return [`${path}: there is no type ${type}`];
  return Object.entries(value).flatMap(([name, held]) => {
    const place = `${path}.${name}`;
    if (name.startsWith('@')) return [];
    const holds = propertyOf(`${type}Leaf`, name);
    if (holds === undefined) return [`${place}: ${type} has no such property`];
    const wrong = [held].flat().filter((each) => !holds.some((range) => fits(each, range)));
    return [
      ...wrong.map((each) => `${place}: cannot hold ${JSON.stringify(each)}`),
      ...vocabularyFaults(held, place),
    ];
  });
}

function typeOf(value: object): string {
  return '@type' in value ? String(value['@type']) : '(none)';
}

function propertyOf(name: string, property: string): string[] | undefined {
  const found = interfaces.get(name);
  if (found === undefined) return undefined;
  const own = found.properties.get(property);
  if (own !== undefined) return own;
  for (const parent of found.parents) {
    const inherited = propertyOf(parent, property);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** Whether a value is of a type, or of one of its subtypes. */
function fits(value: unknown, range: string): boolean {
  if (typeof value === 'object' && value !== null) {
    return leavesOf(range).includes(`${typeOf(value)}Leaf`);
  }
  if (PLAIN.includes(range)) return fitsPlain(value, range);
  // A thing may be named by its address. https://schema.org/docs/datamodel.html
  if (range === 'Thing') return typeof value === 'string' && URL.canParse(value);
  return leavesOf(range).includes(JSON.stringify(value));
}

function fitsPlain(value: unknown, range: string): boolean {
  if (range === 'Number' || range === 'Integer') return typeof value === 'number';
  if (range === 'Boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (range === 'Date') return /^\d{4}-\d\d-\d\d$/.test(value);
  if (range === 'DateTime') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return range === 'Text' || URL.canParse(value);
}

function leavesOf(type: string): string[] {
  const members = aliases.get(type);
  return members === undefined ? [type] : members.flatMap(leavesOf);
}
