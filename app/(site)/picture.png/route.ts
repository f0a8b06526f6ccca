import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { draw } from '#lib/picture/draw.tsx';
import { PICTURE_TYPE } from '#lib/picture/setting.ts';
import { SITE_WORDS } from '#lib/picture/words.ts';

export const dynamic = 'force-dynamic';

/** The picture of the site, for those who show a link to it. */
export async function GET(request: Request): Promise<Response> {
  return answerUnlessKnown(request, await draw(SITE_WORDS), { 'content-type': PICTURE_TYPE });
}
