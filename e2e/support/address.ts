/** Where the house of this test run stands; set once by `house.ts`, read by every journey. */
export const ADDRESS_VARIABLES = {
  site: 'E2E_SITE',
  lake: 'E2E_LAKE',
  faults: 'E2E_FAULTS',
  writeToken: 'E2E_WRITE_TOKEN',
  webhookSecret: 'E2E_WEBHOOK_SECRET',
  log: 'E2E_LOG',
} as const;

/** @throws if the run was not set up by `house.ts`. */
export function address(name: keyof typeof ADDRESS_VARIABLES): string {
  const value = process.env[ADDRESS_VARIABLES[name]];
  if (value === undefined)
    throw new Error(`${ADDRESS_VARIABLES[name]} is not set: run "npm test".`);
  return value;
}
