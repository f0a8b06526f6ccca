import { z } from 'zod';
import { type Identity, isAnonymous } from '../access/identity.ts';
import { requireSignIn } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, jsonBody, type RequestContext } from '../http/context.ts';
import type { Lake } from '../lake.ts';

const pairs = z.array(z.strictObject({ key: z.string().min(1), value: z.unknown() }));

/** Who one is, who others are, and the small settings a Studio keeps for its user. */
export const users: Endpoint = (routes, lake) => {
  routes.get('/users/me', (context) => {
    const { identity } = context.var;
    // A stranger is nobody, which is no error: a Studio asks this to learn whether to sign in.
    return context.json(isAnonymous(identity) ? {} : currentUser(identity, lake));
  });

  routes.get('/users/me/keyvalue/:keys', (context) => {
    const { identity } = context.var;
    requireSignIn(identity);
    const find = lake.database.prepare(
      'SELECT value FROM user_values WHERE user_id = ? AND key = ?',
    );
    const keys = context.req.param('keys').split(',');
    return context.json(
      keys.map((key) => {
        const row = find.get(identity.id, key);
        const value: unknown = row ? JSON.parse(String(row.value)) : null;
        return { key, value };
      }),
    );
  });

  routes.put('/users/me/keyvalue', async (context) => {
    const { identity } = context.var;
    requireSignIn(identity);
    const parsed = pairs.safeParse(await jsonBody(context));
    if (!parsed.success) throw apiError(400, 'Expected [{"key": "…", "value": …}]');
    const put = lake.database.prepare(
      `INSERT INTO user_values (user_id, key, value) VALUES (?, ?, ?)
       ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value`,
    );
    for (const { key, value } of parsed.data) {
      put.run(identity.id, key, JSON.stringify(value ?? null));
    }
    return context.json(parsed.data);
  });

  routes.get('/users/:ids', (context) => {
    requireSignIn(context.var.identity);
    const ids = context.req.param('ids').split(',');
    const found = ids.map((id) => {
      const person = lake.sessions.person(id);
      return person ? profile(person, context) : null;
    });
    if (ids.length > 1) return context.json(found);
    if (!found[0]) throw apiError(404, `User not found: ${ids[0]}`);
    return context.json(found[0]);
  });
};

function currentUser(identity: Identity, lake: Lake) {
  const roles = lake.config.roles
    .filter((role) => identity.roles.includes(role.name))
    .map(({ name, title, description }) => ({ name, title: title ?? name, description }));
  return {
    id: identity.id,
    name: identity.displayName,
    email: identity.email ?? '',
    profileImage: null,
    provider: identity.kind === 'token' ? 'sanity-token' : 'lake',
    role: identity.roles[0] ?? '',
    roles,
  };
}

/** Since when somebody is known is not kept. */
const UNKNOWN_TIME = new Date(0).toISOString();

function profile(person: Identity, { var: { identity, projectId } }: RequestContext) {
  const { id, displayName, email } = person;
  const [givenName, ...rest] = displayName.split(' ');
  return {
    id,
    projectId: projectId ?? null,
    displayName,
    givenName,
    middleName: null,
    familyName: rest.join(' ') || null,
    email: email ?? null,
    imageUrl: null,
    createdAt: UNKNOWN_TIME,
    updatedAt: UNKNOWN_TIME,
    isCurrentUser: id === identity.id,
    isRobot: person.kind === 'token',
  };
}
