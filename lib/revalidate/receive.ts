import { randomUUID } from 'node:crypto';
import { LakeUnavailable } from '#lib/content/lake.ts';
import type { ContentSource } from '#lib/content/source.ts';
import type { Messages } from '#lib/together/messages.ts';
import { affectedBy } from './affected.ts';
import type { Deliveries } from './deliveries.ts';
import { parseJson } from './json.ts';
import { INDEX_PATH } from './listAddresses.ts';
import { isAchieved, type Receipt, receiptLine } from './receipt.ts';
import { seeThrough } from './seeThrough.ts';
import { readSigned } from './signed.ts';
import type { Site } from './site.ts';
import { type Notification, notification } from './webhook.ts';

/** Senders wait 30 seconds at most. */
const DEADLINE = 15_000;

/** Pages looked at side by side for one message. */
const PARALLEL = 4;

/** The other instances of this site take about as long as we do. */
const OTHERS_DEADLINE = 25_000;

export type Receiver = {
  source: ContentSource;
  deliveries: Deliveries;
  /** Tells the other instances of this site, if there are any. */
  others: Messages | undefined;
  site: Site;
  secret: string;
  log: (line: string) => void;
};

/**
 * Answers a webhook message: sees the change through until readers get it, and says so.
 * - 200 with a receipt: done.
 * - 401, 413, 400: not signed by our secret just now, too long, or not our projection.
 * - 409 with the first receipt: this message has been seen through before.
 * - 503: not achieved (yet); the sender should try again.
 */
export async function receiveNotification(receiver: Receiver, request: Request): Promise<Response> {
  const signed = await readSigned(request, receiver.secret);
  if (!signed.accepted) return Response.json({ error: signed.error }, { status: signed.status });
  const message = notification.safeParse(parseJson(signed.body));
  if (!message.success) {
    const error = `The message is not what the webhook's projection sends: ${message.error.issues[0]?.path.join('.')}: ${message.error.issues[0]?.message}`;
    return Response.json({ error }, { status: 400 });
  }
  const key = request.headers.get('idempotency-key');
  const marks = [signed.signature, ...(key ? [`key ${key}`] : [])];
  const earlier = receiver.deliveries.receiptOf(marks);
  if (earlier !== undefined) {
    return Response.json({ error: 'Already seen through.', receipt: earlier }, { status: 409 });
  }
  try {
    const own = await seeChangeThrough(receiver, message.data);
    receiver.log(receiptLine(own));
    if (!isAchieved(own)) return Response.json(own, { status: 503 });
    const receipt = { ...own, ...(await seeThroughElsewhere(receiver, message.data)) };
    if (!isAchieved(receipt)) return Response.json(receipt, { status: 503 });
    receiver.deliveries.record(marks, receipt);
    return Response.json(receipt);
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    receiver.log(`publish: ${message.data._id} could not be seen through: ${error.message}`);
    return Response.json({ error: error.message }, { status: 503 });
  }
}

async function seeThroughElsewhere(
  { others, log }: Receiver,
  message: Notification,
): Promise<Pick<Receipt, 'elsewhere'>> {
  if (others === undefined) return {};
  const deadline = Date.now() + OTHERS_DEADLINE;
  const elsewhere = await others.tell(randomUUID(), JSON.stringify(message), deadline);
  if (elsewhere !== 'everywhere') log(`publish: ${message._id} on other instances: ${elsewhere}`);
  return { elsewhere };
}

/** Does here what a message asks for. @throws LakeUnavailable */
export async function seeChangeThrough(
  { source, site }: Receiver,
  message: Notification,
): Promise<Receipt> {
  const startedAt = Date.now();
  const { tags, addresses } = await affectedBy(source, message);
  if (tags.length > 0) await site.tap(tags, 'soon');
  const waiting = addresses.entries();
  const receipts: Receipt['addresses'] = [];
  const lookAfter = async () => {
    for (const [index, address] of waiting) {
      receipts[index] = await seeThrough(address, site, startedAt + DEADLINE);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lookAfter));
  const firstPage = receipts.find((each) => each.path !== INDEX_PATH);
  return {
    document: message._id,
    type: message._type,
    operation: message.operation,
    revision: message._rev,
    outcome: firstPage?.outcome ?? 'noted',
    addresses: receipts,
    ms: Date.now() - startedAt,
  };
}
