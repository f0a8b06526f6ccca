import { z } from 'zod';
import { isObject } from '../store/json.ts';
import { copyAs, defineAction, existing, requireRevision } from './action.ts';

export const publish = defineAction(
  {
    draftId: z.string(),
    publishedId: z.string(),
    ifDraftRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  },
  ({ draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId }, { overlay, mutate }) => {
    const draft = existing(overlay, draftId);
    requireRevision(overlay, draftId, ifDraftRevisionId);
    requireRevision(overlay, publishedId, ifPublishedRevisionId);
    const document = copyAs(draft, publishedId);
    return [
      ...mutate({ createOrReplace: strengthened(document) }),
      ...mutate({ delete: { id: draftId } }),
    ];
  },
);

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
