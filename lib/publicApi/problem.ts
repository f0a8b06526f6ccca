import { z } from 'zod';
import type { WrongParameter } from './parameters.ts';

/** What can be wrong with a question, and how it is answered. */
const PROBLEMS = {
  'invalid-parameter': { status: 400, title: 'A parameter cannot be used as given' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'being-corrected': { status: 404, title: 'This monograph is being corrected' },
  unavailable: { status: 503, title: 'The content cannot be reached' },
} as const;

type ProblemName = keyof typeof PROBLEMS;

/** An error as RFC 9457 describes one. https://www.rfc-editor.org/rfc/rfc9457 */
export const problemShape = z
  .object({
    type: z.url().meta({ description: 'Names the kind of problem; where it is explained.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong with this request.' }),
    parameters: z
      .array(
        z.object({
          name: z.string(),
          detail: z.string().meta({ description: 'What is wrong, and what to send instead.' }),
        }),
      )
      .optional()
      .meta({ description: 'The parameters at fault.' }),
  })
  .meta({ description: 'An error (RFC 9457).' });

type Problem = z.infer<typeof problemShape>;

/** Answers with a problem. @param siteUrl The public address of the site. */
export function problem(
  siteUrl: string,
  name: ProblemName,
  detail: string,
  more: { parameters?: Problem['parameters']; headers?: Record<string, string> } = {},
): Response {
  const { status, title } = PROBLEMS[name];
  const type = `${siteUrl}/about/data#${name}`;
  const body: Problem = { type, title, status, detail };
  if (more.parameters !== undefined) body.parameters = more.parameters;
  return Response.json(body, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...more.headers,
    },
  });
}

/** Answers that parameters are wrong, and what to send instead. */
export function wrongParameters(siteUrl: string, parameters: WrongParameter[]): Response {
  const detail = parameters.map(({ name, detail }) => `${name}: ${detail}`).join(' ');
  return problem(siteUrl, 'invalid-parameter', detail, { parameters });
}
