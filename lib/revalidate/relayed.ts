import { z } from 'zod';
import { LakeUnavailable } from '#lib/content/lake.ts';
import { parseJson } from './json.ts';
import { isAchieved, receiptLine } from './receipt.ts';
import { type Receiver, seeChangeThrough } from './receive.ts';
import { readSigned } from './signed.ts';
import { notification } from './webhook.ts';

/** Wrapped, so that a message of the lake's is none of these, nor the other way round. */
const relayed = z.object({ relayed: notification });

/**
 * Answers a publish that another instance has passed on: sees it through here, and tells nobody.
 * To be told twice does no harm, so it keeps no record.
 */
export async function receiveRelayed(receiver: Receiver, request: Request): Promise<Response> {
  const signed = await readSigned(request, receiver.secret);
  if (!signed.accepted) return Response.json({ error: signed.error }, { status: signed.status });
  const message = relayed.safeParse(parseJson(signed.body));
  if (!message.success) {
    return Response.json({ error: 'This is not a publish that was passed on.' }, { status: 400 });
  }
  try {
    const receipt = await seeChangeThrough(receiver, message.data.relayed);
    receiver.log(receiptLine(receipt));
    return Response.json(receipt, { status: isAchieved(receipt) ? 200 : 503 });
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    return Response.json({ error: error.message }, { status: 503 });
  }
}
