import type { GrantConfig } from '../config.ts';
import type { LakeDocument } from '../store/document.ts';
import { type Circumstances, valueFor } from './expression.ts';

/** A grant in the form that Sanity's programs know. */
type ToldGrant = { filter: string; permissions: ('read' | 'create' | 'update' | 'history')[] };

/**
 * What programs are told about grants, so that they offer what may be possible: they look at one
 * document, and know no ways to change a published one but `create` and `update`.
 */
export function toldGrants(grants: GrantConfig[]): ToldGrant[] {
  return grants.map(({ filter, told = filter, permissions }) => ({
    filter: told,
    permissions: [
      ...new Set(
        permissions.flatMap((each): ToldGrant['permissions'] => {
          if (each === 'publish') return ['create', 'update'];
          return [each === 'unpublish' ? 'update' : each];
        }),
      ),
    ],
  }));
}

/** Whether a program would take a grant to be about a document. */
export function isTold(
  { filter, told = filter }: GrantConfig,
  document: LakeDocument,
  circumstances: Circumstances,
): boolean {
  return valueFor(document, told, circumstances) === true;
}
