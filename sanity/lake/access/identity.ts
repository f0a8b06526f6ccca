import type { GrantConfig } from '../config.ts';

/** Who asks. `anonymous` may hold no roles: what it sees depends on the dataset alone. */
export type Identity = {
  id: string;
  kind: 'user' | 'token' | 'anonymous';
  displayName: string;
  email?: string;
  roles: string[];
  grants: GrantConfig[];
};

export const ANONYMOUS: Identity = {
  id: '<anonymous>',
  kind: 'anonymous',
  displayName: 'Anonymous',
  roles: [],
  grants: [],
};

export function isAnonymous(identity: Identity): boolean {
  return identity.kind === 'anonymous';
}

export function isAdministrator(identity: Identity): boolean {
  return identity.roles.includes('administrator');
}
