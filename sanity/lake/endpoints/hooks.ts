import { isAdministrator } from '../access/identity.ts';
import { requireSignIn } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, jsonBody, type RequestContext, requireProject } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import { changedDefinition, described, newDefinition } from '../webhooks/definition.ts';
import type { Attempt, LoggedMessage } from '../webhooks/deliveryLog.ts';
import type { Webhook } from '../webhooks/hooks.ts';
import { WebhookQueryError } from '../webhooks/message.ts';
import type { Message } from '../webhooks/queue.ts';

const LISTED = 100;
const MOST_LISTED = 1000;

/**
 * /hooks: webhooks and their delivery log, for administrators alone, for a webhook lets the lake
 * send anywhere it can reach. https://www.sanity.io/docs/http-reference/webhooks
 */
export const hooks: Endpoint = (routes, lake) => {
  const { outbox } = lake;

  routes.use('/hooks/*', async (context, next) => {
    requireSignIn(context.var.identity);
    if (!isAdministrator(context.var.identity)) {
      throw apiError(403, 'Only an administrator sees and changes webhooks');
    }
    await next();
  });

  routes.get('/hooks/projects/:projectId', (context) => {
    const projectId = requireProject(context, lake);
    return context.json(outbox.hooks.of(projectId).map((hook) => described(hook, projectId)));
  });

  routes.post('/hooks/projects/:projectId', async (context) => {
    const projectId = requireProject(context, lake);
    const definition = newDefinition(await jsonBody(context), projectId);
    const hook = orRefused(() => outbox.hooks.add(definition, context.var.identity.id));
    return context.json(described(hook, projectId), 201);
  });

  routes.get('/hooks/projects/:projectId/attempts/:attemptId', (context) => {
    const id = context.req.param('attemptId');
    const attempt = outbox.log.attempt(requireProject(context, lake), id);
    if (!attempt) throw apiError(404, `There is no attempt "${id}" in the delivery log`);
    return context.json(describedAttempt(attempt));
  });

  routes.get('/hooks/projects/:projectId/:hookId', (context) => {
    return context.json(described(requireHook(context, lake), requireProject(context, lake)));
  });

  routes.patch('/hooks/projects/:projectId/:hookId', async (context) => {
    const hook = requireOwnHook(context, lake);
    const config = changedDefinition(await jsonBody(context), hook.config);
    const changed = orRefused(() => outbox.hooks.change(hook, config));
    outbox.changed(changed);
    return context.json(described(changed, requireProject(context, lake)));
  });

  routes.delete('/hooks/projects/:projectId/:hookId', (context) => {
    const hook = requireOwnHook(context, lake);
    outbox.hooks.remove(hook);
    outbox.removed(hook);
    return context.body(null, 204);
  });

  routes.get('/hooks/projects/:projectId/:hookId/attempts', (context) => {
    const { config } = requireHook(context, lake);
    const projectId = requireProject(context, lake);
    const attempts = outbox.log.attempts(config.id, projectId, limitIn(context));
    return context.json(attempts.map(describedAttempt));
  });

  const messages = (context: RequestContext) => {
    const hook = requireHook(context, lake);
    const projectId = requireProject(context, lake);
    const limit = limitIn(context);
    const untried = outbox.untried(hook, projectId, limit).map(describedAsQueued);
    const tried = outbox.log.messages(hook.config.id, projectId, limit);
    const all = [...untried, ...tried.map((message) => describedMessage(message, hook))];
    return context.json(all.slice(0, limit));
  };
  routes.get('/hooks/projects/:projectId/:hookId/messages', messages);
  // As Sanity's reference has it, without the project in the path.
  routes.get('/hooks/:hookId/messages', messages);

  // Not at Sanity: sends a message once more.
  routes.post('/hooks/projects/:projectId/:hookId/messages/:messageId/resend', (context) => {
    const hook = requireHook(context, lake);
    const id = context.req.param('messageId');
    const message = outbox.log.message(hook.config.id, id);
    if (!message || message.occasion.projectId !== requireProject(context, lake)) {
      throw apiError(404, `There is no message "${id}" in the delivery log of this webhook`);
    }
    if (hook.config.isDisabled) {
      throw apiError(
        409,
        `Webhook "${hook.config.id}" is disabled; enable it before sending again`,
      );
    }
    outbox.resend(hook, message);
    return context.json(describedMessage({ ...message, status: 'queued' }, hook), 202);
  });
};

function requireHook(context: RequestContext, lake: Lake): Webhook {
  const projectId = requireProject(context, lake);
  const id = context.req.param('hookId') ?? '';
  const hook = lake.outbox.hooks.find(projectId, id);
  if (!hook) throw apiError(404, `There is no webhook "${id}" in project "${projectId}"`);
  return hook;
}

/** A webhook that may be changed here. */
function requireOwnHook(context: RequestContext, lake: Lake): Webhook {
  const hook = requireHook(context, lake);
  if (hook.isConfigured) {
    const { id } = hook.config;
    throw apiError(403, `Webhook "${id}" stands in the lake's configuration file: change it there`);
  }
  return hook;
}

function orRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WebhookQueryError) throw apiError(400, error.message);
    throw error;
  }
}

function limitIn(context: RequestContext): number {
  const text = context.req.query('limit') ?? String(LISTED);
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) {
    throw apiError(
      400,
      `The parameter "limit" takes a number from 1 to ${MOST_LISTED}, not "${text}"`,
    );
  }
  return limit;
}

function describedMessage(message: LoggedMessage, { config }: Webhook) {
  const { occasion, ...rest } = message;
  return { ...rest, hookId: config.id, ...occasion };
}

function describedAsQueued({ id, webhookId, occasion, content }: Message) {
  return {
    id,
    createdAt: occasion.timestamp,
    status: 'queued',
    failureCount: 0,
    resultCode: null,
    // One that has to be made from the change is only made when it is sent.
    payload: 'body' in content ? content.body : '',
    hookId: webhookId,
    ...occasion,
  };
}

function describedAttempt({ webhookId, ...attempt }: Attempt) {
  const isFailure = attempt.failureReason !== null;
  return { ...attempt, hookId: webhookId, isFailure, inProgress: false, updatedAt: null };
}
