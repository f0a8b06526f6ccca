import type { LakeDocument } from './document.ts';

export class DamagedDataError extends Error {}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isDocument(value: unknown): value is LakeDocument {
  return (
    isObject(value) &&
    typeof value._id === 'string' &&
    typeof value._type === 'string' &&
    typeof value._rev === 'string' &&
    typeof value._createdAt === 'string' &&
    typeof value._updatedAt === 'string'
  );
}

/** Takes the JSON of a stored document; throws DamagedDataError naming it if it is not one. */
export function readDocument(body: unknown, id: string): LakeDocument {
  let value: unknown;
  try {
    value = JSON.parse(String(body));
  } catch (cause) {
    throw new DamagedDataError(`The stored document "${id}" is not JSON`, { cause });
  }
  if (!isDocument(value)) {
    throw new DamagedDataError(`The stored document "${id}" lacks its system attributes`);
  }
  return value;
}
