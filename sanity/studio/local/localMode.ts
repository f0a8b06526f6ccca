import { createClient } from '@sanity/client';
import type { WorkspaceOptions } from 'sanity';

/**
 * What differs when the Content Lake is not Sanity's own: where requests go, how people sign in,
 * and that whatever lives only in Sanity's cloud is switched off rather than broken.
 * @param apiHost The lake's address.
 */
export function localMode(apiHost: string): Partial<WorkspaceOptions> {
  return {
    apiHost,
    auth: { loginMethod: 'token' },
    unstable_clientFactory: (config) =>
      createClient({ ...config, apiHost, useProjectHostname: false }),
    scheduledPublishing: { enabled: false },
    mediaLibrary: { enabled: false },
    announcements: { enabled: false },
    apps: { canvas: { enabled: false } },
  };
}
