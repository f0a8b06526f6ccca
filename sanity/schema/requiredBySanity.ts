import { isArraySchemaType, isObjectSchemaType, type SchemaType } from 'sanity';
import { z } from 'zod';
import type { Fault, PathStep } from '#lib/content/shape/check.ts';

/** How a compiled rule says that its field must be filled in. */
const requiring = z.object({ _required: z.literal('required') });

/**
 * Whether Sanity itself already tells the editor to fill a field in: twice would be noise.
 * @param fault What the shape found.
 * @param type The compiled type of the document.
 */
export function isRequiredBySanity(fault: Fault, type: SchemaType | undefined): boolean {
  if (fault.rule !== 'required') return false;
  const rules = fault.path.reduce(typeAt, type)?.validation;
  return Array.isArray(rules) && rules.some((rule) => requiring.safeParse(rule).success);
}

/** Every array of this schema has members of one type, so an index or key leads to the first. */
function typeAt(type: SchemaType | undefined, step: PathStep): SchemaType | undefined {
  if (type === undefined) return undefined;
  if (typeof step === 'string') {
    return isObjectSchemaType(type)
      ? type.fields.find((field) => field.name === step)?.type
      : undefined;
  }
  return isArraySchemaType(type) ? type.of[0] : undefined;
}
