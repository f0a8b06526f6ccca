import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, type LakeConfig, type TokenConfig } from '../config.ts';

const tokensFile = z.array(
  z.strictObject({ token: z.string().min(8), label: z.string(), roles: z.array(z.string()) }),
);

/**
 * Takes the configuration; returns its tokens. If it names none, an administrator token is made
 * once, kept in `tokens.json` of the data directory, and readable by its owner alone.
 */
export function tokensFor(
  config: LakeConfig,
  dataDirectory: string,
): { tokens: TokenConfig[]; file: string | undefined } {
  if (config.tokens) return { tokens: config.tokens, file: undefined };
  const file = join(dataDirectory, 'tokens.json');
  if (existsSync(file)) return { tokens: readTokens(file), file };
  const token = `sk${randomBytes(32).toString('hex')}`;
  const tokens = [{ token, label: 'Administrator', roles: ['administrator'] }];
  writeFileSync(file, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
  return { tokens, file };
}

function readTokens(file: string): TokenConfig[] {
  try {
    return tokensFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ConfigError(`${file} is damaged; remove it to have a new token made`, { cause });
  }
}
