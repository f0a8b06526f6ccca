import { evaluate, parse } from 'groq-js';
import type { Lake } from '../lake.ts';
import { type Identity, isAnonymous } from './identity.ts';
import { toldGrants } from './told.ts';

const ASKED_FOR = /_type\s*==\s*["']system\.group["']/;

/** Whether a query is about roles, which Sanity keeps as documents among all others and we do not. */
export function isAboutGroups(query: string): boolean {
  return ASKED_FOR.test(query);
}

/**
 * Takes a query about roles; returns its answer: of each role its members and grants. A Studio asks
 * before it lets somebody mention a person or assign a task. To strangers there are none.
 */
export async function askGroups(lake: Lake, identity: Identity, query: string): Promise<unknown> {
  const dataset = isAnonymous(identity) ? [] : groups(lake);
  const answer = await evaluate(parse(query), { dataset });
  return answer.get();
}

function groups({ config, sessions }: Lake) {
  return config.roles.map(({ name, grants }) => ({
    _id: `_.groups.${name}`,
    _type: 'system.group',
    members: sessions
      .users()
      .filter(({ roles }) => roles.includes(name))
      .map(({ id }) => id),
    grants: toldGrants(grants),
  }));
}
