import { z } from 'zod';

const name = (pattern: RegExp, help: string) => z.string({ error: help }).regex(pattern, help);
const secret = (length: number, help: string) => z.string({ error: help }).min(length, help);

/** Everything the website reads from its environment. Documented in `.env.example`. */
const environment = z.object({
  SANITY_PROJECT_ID: name(/^[a-z0-9-]+$/, 'a Sanity project id: lower-case letters, digits, "-"'),
  SANITY_DATASET: name(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'a dataset name such as "production"'),
  SANITY_API_HOST: z
    .url({ protocol: /^https?$/, error: 'the address of an embedded Content Lake' })
    .optional(),
  SANITY_API_READ_TOKEN: secret(1, 'a token that may read drafts'),
  SANITY_API_REPORT_TOKEN: secret(1, 'a token that may create reader reports').optional(),
  SANITY_WEBHOOK_SECRET: secret(16, 'a secret of at least 16 characters'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'the public address of this site' })
    .transform((value) => value.replace(/\/+$/, '')),
  FORMULARY_STATE_DIR: z.string().min(1).default('.formulary/state'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'the address of a Redis, such as redis://127.0.0.1:6379' })
    .optional(),
  PORT: z.string().regex(/^\d+$/, 'the port this site listens on').optional(),
});

/**
 * Where the server of this site listens, and behind how many proxies of ours; PORT says so from now
 * on, if it did not before.
 * @throws if PORT or FORMULARY_PROXIES is no number.
 */
export function listening(): { hostname: string; port: number; proxies: number } {
  const { HOST, PORT, FORMULARY_PROXIES } = process.env;
  const number = z.string().regex(/^\d+$/, 'PORT and FORMULARY_PROXIES are numbers');
  const port = number.parse(PORT || '3000');
  process.env.PORT = port;
  const proxies = Number(number.parse(FORMULARY_PROXIES || '0'));
  return { hostname: HOST || '127.0.0.1', port: Number(port), proxies };
}

export type Environment = {
  projectId: string;
  dataset: string;
  /** Absent for hosted Sanity. */
  apiHost?: string;
  apiVersion: string;
  readToken: string;
  /** May create readers' reports; without it the site takes none. */
  reportToken?: string;
  webhookSecret: string;
  siteUrl: string;
  stateDir: string;
  /** Where the instances of this site share what they know; absent if there is only one. */
  redisUrl?: string;
  /** Where this process reaches itself, to see that a publish is visible. Next always sets PORT. */
  selfUrl: string;
};

/** The API version every request names. */
export const API_VERSION = '2025-02-19';

/** One or more environment variables are missing or malformed. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Reads and checks the environment.
 * @param variables Where to read from, `process.env` in production.
 * @throws EnvironmentError naming every variable at fault and what it should hold.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.entries(variables).filter(([, value]) => value !== '');
  const result = environment.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const variable = issue.path.join('.');
      const state = variables[variable] ? 'is malformed' : 'is missing';
      return `  ${variable} ${state}: ${issue.message}`;
    });
    throw new EnvironmentError(
      `The environment is not complete:\n${lines.join('\n')}\n` +
        'Set it in .env.local; .env.example says what each variable is for. Without SANITY_PROJECT_ID ' +
        '"npm start" and "npm run dev" set everything for local use.',
    );
  }
  const value = result.data;
  return {
    projectId: value.SANITY_PROJECT_ID,
    dataset: value.SANITY_DATASET,
    apiHost: value.SANITY_API_HOST,
    apiVersion: API_VERSION,
    readToken: value.SANITY_API_READ_TOKEN,
    reportToken: value.SANITY_API_REPORT_TOKEN,
    webhookSecret: value.SANITY_WEBHOOK_SECRET,
    siteUrl: value.SITE_URL,
    stateDir: value.FORMULARY_STATE_DIR,
    redisUrl: value.REDIS_URL,
    selfUrl: value.PORT === undefined ? value.SITE_URL : `http://127.0.0.1:${value.PORT}`,
  };
}

let current: Environment | undefined;

/**
 * The environment of this process, checked once.
 * @throws EnvironmentError as `readEnvironment` does.
 */
export function env(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}
