import { receiver } from '#lib/revalidate/receiver.ts';
import { receiveRelayed } from '#lib/revalidate/relayed.ts';

/** A publish that another instance of this site has seen through. */
export function POST(request: Request): Promise<Response> {
  return receiveRelayed(receiver(), request);
}
