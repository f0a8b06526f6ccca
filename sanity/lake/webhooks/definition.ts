import { z } from 'zod';
import { type WebhookConfig, webhookConfig } from '../config.ts';
import { apiError } from '../errors.ts';
import type { Webhook } from './hooks.ts';

/** GROQ of this version and later has what filters and projections of changes need. */
const API_VERSION = 'v2021-03-25';

const { name, description, url, dataset, httpMethod, headers, includeDrafts, includeAllVersions } =
  webhookConfig.shape;

const rule = z.strictObject({
  on: webhookConfig.shape.on.unwrap().min(1).optional(),
  filter: z.string().nullish(),
  projection: z.string().nullish(),
});

/** What a webhook says of itself and nobody can set: accepted, so that it can be sent back whole. */
const said = z.unknown().optional();

const given = z.strictObject({
  type: z.literal('document').optional(),
  apiVersion: z.string().optional(),
  name: name.unwrap().min(1),
  description: description.unwrap().nullish(),
  url,
  dataset,
  rule: rule.optional(),
  httpMethod: httpMethod.unwrap().optional(),
  headers: headers.unwrap().optional(),
  includeDrafts: includeDrafts.unwrap().optional(),
  includeAllVersions: includeAllVersions.unwrap().optional(),
  secret: z.string().nullish(),
  isDisabledByUser: z.boolean().optional(),
  id: said,
  projectId: said,
  isDisabled: said,
  createdAt: said,
  createdByUserId: said,
  updatedAt: said,
  deletedAt: said,
});

/**
 * Takes the body of a request to make a webhook; returns its definition.
 * Throws a 400 that names every wrong path, and 501 for webhooks of whole transactions.
 */
export function newDefinition(body: unknown, projectId: string): Omit<WebhookConfig, 'id'> {
  const change = read(given, body);
  const { name: title, url: address, dataset: where } = change;
  const empty = webhookConfig.parse({ id: 'new', name: title, url: address, dataset: where });
  const { id: _, ...definition } = changed({ ...empty, projectId }, change);
  return definition;
}

/** As newDefinition, for a request to change one: what it does not mention stays as it is. */
export function changedDefinition(body: unknown, config: WebhookConfig): WebhookConfig {
  return changed(config, read(given.partial(), body));
}

function changed(config: WebhookConfig, change: Partial<z.output<typeof given>>): WebhookConfig {
  const { rule: newRule = {}, isDisabledByUser, description: text, secret, ...rest } = change;
  return {
    ...config,
    name: rest.name ?? config.name,
    url: rest.url ?? config.url,
    dataset: rest.dataset ?? config.dataset,
    httpMethod: rest.httpMethod ?? config.httpMethod,
    headers: rest.headers ?? config.headers,
    includeDrafts: rest.includeDrafts ?? config.includeDrafts,
    includeAllVersions: rest.includeAllVersions ?? config.includeAllVersions,
    isDisabled: isDisabledByUser ?? config.isDisabled,
    description: orNothing(text, config.description),
    secret: orNothing(secret, config.secret),
    on: newRule.on ?? config.on,
    filter: orNothing(newRule.filter, config.filter),
    projection: orNothing(newRule.projection, config.projection),
  };
}

/** null takes a value away; undefined leaves it. */
function orNothing(given: string | null | undefined, before: string | undefined) {
  return given === undefined ? before : (given ?? undefined);
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  if (z.object({ type: z.literal('transaction') }).safeParse(body).success) {
    throw apiError(501, 'This lake has webhooks of type "document" only, not "transaction"');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.map(String).join('.') || 'the body'}: ${issue.message}`,
  );
  throw apiError(400, `Not a valid webhook: ${problems.join('; ')}`);
}

/** A webhook as Sanity's API describes it. The secret of a configured one stays in its file. */
export function described(
  { config, isConfigured, createdAt, createdByUserId }: Webhook,
  projectId: string,
) {
  return {
    type: 'document',
    id: config.id,
    name: config.name ?? config.id,
    description: config.description ?? null,
    projectId,
    dataset: config.dataset,
    url: config.url,
    httpMethod: config.httpMethod,
    apiVersion: API_VERSION,
    rule: {
      on: config.on,
      filter: config.filter ?? null,
      projection: config.projection ?? null,
    },
    headers: isConfigured ? {} : config.headers,
    secret: isConfigured ? null : (config.secret ?? null),
    includeDrafts: config.includeDrafts,
    includeAllVersions: config.includeAllVersions,
    isDisabled: config.isDisabled,
    isDisabledByUser: config.isDisabled,
    createdAt,
    createdByUserId,
    deletedAt: null,
  };
}
