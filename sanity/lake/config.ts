import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_ROLES, DEFAULT_USERS } from './access/defaults.ts';
import { readExpression } from './access/expression.ts';

const name = z.string().regex(/^[a-zA-Z0-9~_-]{1,64}$/, 'only letters, digits, - and _');

const dataset = z.strictObject({
  name,
  aclMode: z.enum(['public', 'private']).default('public'),
});

const project = z.strictObject({
  id: name,
  displayName: z.string().optional(),
  datasets: z.array(dataset).min(1),
});

const expression = z
  .string()
  .refine(isExpression, 'is not a GROQ expression that a grant can have');

const grant = z.strictObject({
  filter: expression,
  permissions: z.array(z.enum(['read', 'create', 'update', 'history', 'publish', 'unpublish'])),
  /** What programs are told instead of the filter: they know one document, and no dataset. */
  told: expression.optional(),
  /** The id of the document whose newest changes `$changes` tells. */
  changesOf: expression.optional(),
  /** What a person is told whom this grant does not allow a change of what it is told to be about. */
  refusal: z.string().optional(),
});

const role = z.strictObject({
  name,
  title: z.string().optional(),
  description: z.string().optional(),
  grants: z.array(grant),
});

const user = z.strictObject({
  id: name,
  displayName: z.string().min(1),
  email: z.string().optional(),
  roles: z.array(z.string()).min(1),
});

const token = z.strictObject({
  token: z.string().min(8, 'a token needs at least 8 characters'),
  label: z.string(),
  roles: z.array(z.string()).min(1),
});

/** Where a webhook may send to: any host, but nothing that is said in the address itself. */
const webhookUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .refine((text) => !/^https?:\/\/[^/?#]*@/i.test(text), {
    message: 'may not carry a name or password; use a header',
  });

export const webhookConfig = z.strictObject({
  id: name,
  name: z.string().optional(),
  description: z.string().max(1024).optional(),
  url: webhookUrl,
  httpMethod: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
  projectId: z.string().default('*'),
  dataset: z.string().default('*'),
  filter: z.string().optional(),
  projection: z.string().optional(),
  on: z.array(z.enum(['create', 'update', 'delete'])).default(['create', 'update', 'delete']),
  includeDrafts: z.boolean().default(false),
  includeAllVersions: z.boolean().default(false),
  isDisabled: z.boolean().default(false),
  secret: z.string().optional(),
  headers: z
    .record(z.string(), z.string())
    .refine(areHeaders, 'has a name or value that HTTP does not allow')
    .default({}),
});

const configSchema = z
  .strictObject({
    projects: z.array(project).optional(),
    roles: z.array(role).default([]),
    users: z.array(user).default(DEFAULT_USERS),
    tokens: z.array(token).optional(),
    corsOrigins: z.array(z.string()).default([]),
    webhooks: z.array(webhookConfig).default([]),
  })
  .transform((config) => ({ ...config, roles: withDefaultRoles(config.roles) }))
  .superRefine((config, context) => {
    const known = new Set(config.roles.map((each) => each.name));
    const holders = [
      ...config.users.map((each, index) => ({ path: ['users', index], roles: each.roles })),
      ...(config.tokens ?? []).map((each, index) => ({
        path: ['tokens', index],
        roles: each.roles,
      })),
    ];
    for (const holder of holders) {
      for (const missing of holder.roles.filter((each) => !known.has(each))) {
        context.addIssue({
          code: 'custom',
          path: [...holder.path, 'roles'],
          message: `there is no role "${missing}"; known roles: ${[...known].join(', ')}`,
        });
      }
    }
  });

export type LakeConfig = z.output<typeof configSchema>;
export type LakeConfigInput = z.input<typeof configSchema>;
export type ProjectConfig = NonNullable<LakeConfig['projects']>[number];
export type RoleConfig = z.output<typeof role>;
export type GrantConfig = z.output<typeof grant>;
export type TokenConfig = z.output<typeof token>;
/** `projectId` and `dataset` are names or `*` for every one. */
export type WebhookConfig = z.output<typeof webhookConfig>;

/** A configured role replaces the default one of the same name. */
function withDefaultRoles(roles: z.output<typeof role>[]): z.output<typeof role>[] {
  const own = new Set(roles.map((each) => each.name));
  return [...roles, ...DEFAULT_ROLES.filter((each) => !own.has(each.name))];
}

function areHeaders(headers: Record<string, string>): boolean {
  try {
    new Headers(headers);
    return true;
  } catch {
    return false;
  }
}

function isExpression(text: string): boolean {
  try {
    readExpression(text);
    return true;
  } catch {
    return false;
  }
}

export class ConfigError extends Error {}

/**
 * Takes a configuration as written (see README.md); returns it checked and with its defaults.
 * Throws ConfigError naming every wrong path, and `source` as the place to mend it.
 */
export function parseConfig(input: unknown, source = 'the given configuration'): LakeConfig {
  const parsed = configSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.map(String).join('.') || '(top level)'}: ${issue.message}`,
  );
  throw new ConfigError(`${source} is not a valid lake configuration:\n${problems.join('\n')}`);
}

/** Takes a path; returns the configuration in that file. Throws ConfigError naming file and fault. */
export function readConfigFile(path: string): LakeConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`Cannot read the configuration file ${path}`, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`${path} is not JSON: ${reason}`, { cause });
  }
  return parseConfig(json, path);
}
