import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secrets = z.object({
  /** Names this installation, so that a build made for another one counts as stale. */
  installation: z.string().min(1),
  readToken: z.string().min(1),
  writeToken: z.string().min(1),
  /** May create readers' reports and nothing else. */
  reportToken: z.string().min(1),
  webhookSecret: z.string().min(16),
});

export type Secrets = z.infer<typeof secrets>;

/**
 * The tokens and secrets of local mode, made once per installation and readable by its owner only.
 * @param folder Where `secrets.json` is kept; created if missing.
 * @throws if the file is there but damaged, naming it.
 */
export function localSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? readSecrets(file) : {};
  const whole = secrets.safeParse(known);
  if (whole.success) return whole.data;
  const made: Secrets = {
    installation: randomBytes(8).toString('hex'),
    readToken: `skRead${randomBytes(24).toString('hex')}`,
    writeToken: `skWrite${randomBytes(24).toString('hex')}`,
    reportToken: `skReport${randomBytes(24).toString('hex')}`,
    webhookSecret: randomBytes(32).toString('hex'),
    ...known,
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/** An installation from before one of the secrets existed has the others. */
function readSecrets(file: string): Partial<Secrets> {
  try {
    return secrets.partial().parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} is damaged. Delete it: new secrets are made at the next start.`, {
      cause,
    });
  }
}
