import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAdministrator } from '../access/identity.ts';
import { packed } from '../backup/archive.ts';
import { takeSnapshot } from '../backup/snapshot.ts';
import { apiError } from '../errors.ts';
import { bodyOf } from '../http/body.ts';
import { type Endpoint, flag } from '../http/context.ts';

/**
 * GET /lake/backup — the whole lake as a `.tar.gz`, for administrators, as it is at one moment while
 * writers go on. `tokens=true` adds tokens and sign-ins. This lake's own: Sanity has no such thing.
 */
export const backup: Endpoint = (routes, lake) => {
  routes.get('/lake/backup', async (context) => {
    if (!isAdministrator(context.var.identity)) {
      throw apiError(403, 'Only an administrator may take a backup of the lake');
    }
    const directory = await mkdtemp(join(tmpdir(), 'lake-backup-'));
    // A file must be there when its turn comes, also if its document is deleted meanwhile.
    const release = lake.removals.hold();
    const remove = async () => {
      release();
      await rm(directory, { recursive: true, force: true });
    };
    try {
      const withTokens = flag(context, 'tokens');
      await takeSnapshot(lake.database, resolve(lake.dataDirectory), directory, withTokens);
      const body = bodyOf(packed(directory), () => {
        remove().catch(console.error);
      });
      return new Response(body, { headers: { 'Content-Type': 'application/gzip' } });
    } catch (error) {
      await remove();
      throw error;
    }
  });
};
