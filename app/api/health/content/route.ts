import { contentSource } from '#lib/content/loaders.ts';
import { answerContentReport } from '#lib/health/contentAnswer.ts';

export const dynamic = 'force-dynamic';

/** Every published document that readers cannot be shown as it stands, and why. */
export function GET(): Promise<Response> {
  return answerContentReport(contentSource());
}
