/** Where the house of this test run stands; set once by `house.ts`, read by every journey. */
type Addresses = Record<
  'site' | 'lake' | 'faults' | 'writeToken' | 'webhookSecret' | 'log',
  string
>;

function variableOf(name: string): string {
  return `E2E_ADDRESS_${name}`;
}

/** Tells the journeys, which run in processes of their own. */
export function setAddresses(addresses: Addresses): void {
  for (const [name, value] of Object.entries(addresses)) process.env[variableOf(name)] = value;
}

/** @throws if the run was not set up by `house.ts`. */
export function address(name: keyof Addresses): string {
  const value = process.env[variableOf(name)];
  if (value === undefined) throw new Error(`${variableOf(name)} is not set: run "npm test".`);
  return value;
}
