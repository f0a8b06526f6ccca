import { enterDraftMode } from '#lib/preview/draftMode.ts';

/** Where the Studio's Presentation tool lets reviewers in. */
export function GET(request: Request): Promise<Response> {
  return enterDraftMode(request);
}
