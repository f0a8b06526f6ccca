import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { GrantConfig, LakeConfig, TokenConfig } from '../config.ts';
import { apiError } from '../errors.ts';
import { ANONYMOUS, type Identity } from './identity.ts';

/** Where a browser keeps the token of a Studio that signs in by cookie. */
export const SESSION_COOKIE = 'sanitySession';

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Who is who: configured users and tokens, and the sessions of users who signed in. */
export class Sessions {
  readonly #database: DatabaseSync;
  readonly #users: Map<string, Identity>;
  readonly #tokens: { hash: Buffer; identity: Identity }[];

  constructor(database: DatabaseSync, config: LakeConfig, tokens: TokenConfig[]) {
    this.#database = database;
    const grantsOf = (roles: string[]): GrantConfig[] =>
      config.roles.filter((role) => roles.includes(role.name)).flatMap((role) => role.grants);
    this.#users = new Map(
      config.users.map(({ id, displayName, email, roles }) => [
        id,
        { id, kind: 'user', displayName, email, roles, grants: grantsOf(roles) },
      ]),
    );
    this.#tokens = tokens.map(({ token, label, roles }) => ({
      hash: hash(token),
      identity: {
        id: `p-${hash(token).toString('hex').slice(0, 12)}`,
        kind: 'token',
        displayName: label,
        roles,
        grants: grantsOf(roles),
      },
    }));
  }

  users(): Identity[] {
    return [...this.#users.values()];
  }

  /** Takes an id of a user or of a token; returns whom it stands for. */
  person(id: string): Identity | undefined {
    return this.#users.get(id) ?? this.#tokens.find((each) => each.identity.id === id)?.identity;
  }

  /**
   * Takes an `Authorization` header and a session cookie; returns who sent them, anonymous without.
   * Throws 401 for a token that is not, or no longer, valid; a cookie is sent without being asked,
   * so that an old one is none.
   */
  identify(authorization: string | undefined, cookie?: string): Identity {
    if (!authorization) return (cookie && this.#signedIn(hash(cookie))) || ANONYMOUS;
    const given = hash(authorization.replace(/^Bearer\s+/i, ''));
    const token = this.#tokens.find((each) => timingSafeEqual(each.hash, given));
    const known = token?.identity ?? this.#signedIn(given);
    if (known) return known;
    throw apiError(401, 'Session not found', { errorCode: 'SIO-401-ANF' });
  }

  #signedIn(given: Buffer): Identity | undefined {
    const session = this.#database
      .prepare('SELECT user_id FROM sessions WHERE token_hash = ?')
      .get(given.toString('hex'));
    return session && this.#users.get(String(session.user_id));
  }

  /** Takes a user's id; returns a new token for them. Only its hash is kept. */
  signIn(userId: string): string {
    if (!this.#users.has(userId)) throw apiError(404, `There is no user "${userId}"`);
    const token = `sk${randomBytes(32).toString('hex')}`;
    this.#database
      .prepare('INSERT INTO sessions (token_hash, user_id, created_at) VALUES (?, ?, ?)')
      .run(hash(token).toString('hex'), userId, new Date().toISOString());
    return token;
  }

  signOut(authorization: string | undefined): void {
    if (!authorization) return;
    const given = hash(authorization.replace(/^Bearer\s+/i, '')).toString('hex');
    this.#database.prepare('DELETE FROM sessions WHERE token_hash = ?').run(given);
  }
}
