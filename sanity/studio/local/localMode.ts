import { createClient } from '@sanity/client';
import { defineLocaleResourceBundle, type WorkspaceOptions } from 'sanity';

/** Nobody was asked for the newest version: the Studio must not claim to be that. */
const honestWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'studio',
  resources: { 'help-resources.up-to-date': 'As installed with this site' },
});

/**
 * What differs when the Content Lake is not Sanity's own: where requests go, how people sign in,
 * and that whatever lives only in Sanity's cloud is switched off rather than broken.
 * @param lake Its address.
 */
export function localMode(lake: string): Partial<WorkspaceOptions> {
  // The form of a task makes a client of its own, without our factory and therefore with the project
  // in its host name: `formulary.localhost` is this machine, `formulary.127.0.0.1` is nothing.
  const apiHost = lake.replace('//127.0.0.1', '//localhost');
  return {
    apiHost,
    auth: { loginMethod: 'token' },
    unstable_clientFactory: (config) =>
      createClient({ ...config, apiHost, useProjectHostname: false }),
    i18n: { bundles: [honestWords] },
    scheduledPublishing: { enabled: false },
    mediaLibrary: { enabled: false },
    announcements: { enabled: false },
    apps: { canvas: { enabled: false } },
  };
}
