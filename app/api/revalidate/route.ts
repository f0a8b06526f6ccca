import { receiveNotification } from '#lib/revalidate/receive.ts';
import { receiver } from '#lib/revalidate/receiver.ts';

/** The lake's webhook: makes a published change visible to readers and answers with a receipt. */
export function POST(request: Request): Promise<Response> {
  return receiveNotification(receiver(), request);
}
