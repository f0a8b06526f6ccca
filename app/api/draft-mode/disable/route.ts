import { leaveDraftMode } from '#lib/preview/draftMode.ts';

/** Where "Leave preview" leads. */
export function GET(request: Request): Promise<Response> {
  return leaveDraftMode(request);
}
