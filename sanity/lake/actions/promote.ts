import type { Result } from '../mutate/apply.ts';
import type { LakeDocument } from '../store/document.ts';
import { isObject } from '../store/json.ts';
import { copyAs, type Performance } from './action.ts';

/** Puts a draft or version in the place of the published document, and takes it away. */
export function promote(
  version: LakeDocument,
  publishedId: string,
  { mutate }: Pick<Performance, 'mutate'>,
): Result[] {
  return [
    ...mutate({ createOrReplace: promoted(version, publishedId) }),
    ...mutate({ delete: { id: version._id } }),
  ];
}

/** What a draft or version is once it is published. */
export function promoted(version: LakeDocument, publishedId: string) {
  return strengthened(copyAs(version, publishedId));
}

/** References that were weak only until publication (`_strengthenOnPublish`) become what they are. */
function strengthened<T>(value: T): T;
function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => strengthened(item));
  if (!isObject(value)) return value;
  const { _strengthenOnPublish: strengthen, _weak: weak, ...rest } = value;
  if (strengthen && typeof value._ref === 'string') {
    const staysWeak = isObject(strengthen) && strengthen.weak === true;
    return staysWeak ? { ...rest, _weak: weak } : rest;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, strengthened(item)]),
  );
}
