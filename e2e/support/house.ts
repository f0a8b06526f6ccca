import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHouse, stopAll } from '#sanity/local/house.ts';
import { findFreePort, requireFreePort } from '#sanity/local/ports.ts';
import type { Part } from '#sanity/local/processes.ts';
import { localSettings } from '#sanity/local/settings.ts';
import { setAddresses } from './address.ts';
import { startFaultProxy } from './faultProxy.ts';

const SITE_PORT = Number(process.env.E2E_PORT || 3190);
const PROXY_PORT = SITE_PORT + 1;

/**
 * Brings up a whole Formulary of its own for the journeys: a fresh lake filled with the
 * demonstration content, a proxy that can fail in front of it, and a production build of its own: the
 * pages of an earlier run must not stand in for those of this one.
 * @returns the function that takes it down.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  await requireFreePort(PROXY_PORT, 'the journeys', 'E2E_PORT');
  const home = mkdtempSync(join(tmpdir(), 'formulary-e2e-'));
  const log = join(home, 'site.log');
  writeFileSync(log, '');
  const lakePort = await findFreePort();
  const settings = localSettings({
    home,
    lakePort,
    sitePort: SITE_PORT,
    siteUrl: `http://localhost:${SITE_PORT}`,
    dist: '.next-e2e',
    apiHost: `http://127.0.0.1:${PROXY_PORT}`,
  });
  const proxy = await startFaultProxy(lakePort, PROXY_PORT);
  const parts: Part[] = [];
  const takeDown = async () => {
    await stopAll([...parts].reverse());
    proxy.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await startHouse(settings, 'start', parts, (line) => appendFileSync(log, `${line}\n`));
  } catch (error) {
    await takeDown();
    throw error;
  }
  setAddresses({
    site: settings.siteUrl,
    lake: `http://127.0.0.1:${lakePort}`,
    faults: `http://127.0.0.1:${PROXY_PORT}/__fault/`,
    writeToken: settings.lake.secrets.writeToken,
    webhookSecret: settings.lake.secrets.webhookSecret,
    log,
  });
  return takeDown;
}
