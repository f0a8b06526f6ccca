import { streamSSE } from 'hono/streaming';
import type { RequestContext } from '../http/context.ts';

/** Proxies and clients take a silent stream for a dead one. */
const KEEP_ALIVE_MS = 15_000;

/** What may wait for a reader. One that falls further behind is sent away and comes back for the rest. */
const MOST_WAITING = 16_000_000;

const EVENTS = 'text/event-stream';

export type Send = (event: { name: string; id?: string; data: unknown }) => void;

/** Opens an event stream; `start` gets a way to send and returns what ends its sending. */
export function openStream(context: RequestContext, start: (send: Send) => () => void): Response {
  context.header('X-Accel-Buffering', 'no');
  // Whoever asks for the head alone does not stay to listen.
  if (context.req.method === 'HEAD') return context.body(null, 200, { 'Content-Type': EVENTS });
  return streamSSE(context, async (stream) => {
    const left = Promise.withResolvers<void>();
    const fellBehind = Promise.withResolvers<void>();
    let waiting = 0;
    let isSending = true;
    let sent = Promise.resolve();
    const send: Send = ({ name, id, data: given }) => {
      if (!isSending) return;
      const data = JSON.stringify(given);
      // One event is always sent, however large: who comes back gets further each time.
      if (waiting > 0 && waiting + data.length > MOST_WAITING) {
        isSending = false;
        fellBehind.resolve();
        return;
      }
      waiting += data.length;
      sent = sent
        .then(() => stream.writeSSE({ event: name, data, ...(id ? { id } : {}) }))
        .then(() => {
          waiting -= data.length;
          // What cannot be sent ends the stream: its reader asks for it again.
        }, left.resolve);
    };
    const beat = setInterval(() => void stream.write(':\n\n'), KEEP_ALIVE_MS);
    const stop = start(send);
    stream.onAbort(left.resolve);
    await Promise.race([left.promise, fellBehind.promise]);
    clearInterval(beat);
    stop();
    await Promise.race([left.promise, sent]);
  });
}
