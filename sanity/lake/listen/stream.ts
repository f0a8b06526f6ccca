import { streamSSE } from 'hono/streaming';
import type { RequestContext } from '../http/context.ts';

/** Proxies and clients take a silent stream for a dead one. */
const KEEP_ALIVE_MS = 15_000;

const EVENTS = 'text/event-stream';

export type Send = (event: { name: string; id?: string; data: unknown }) => void;

/** Opens an event stream; `start` gets a way to send and returns what ends its sending. */
export function openStream(context: RequestContext, start: (send: Send) => () => void): Response {
  context.header('X-Accel-Buffering', 'no');
  // Whoever asks for the head alone does not stay to listen.
  if (context.req.method === 'HEAD') return context.body(null, 200, { 'Content-Type': EVENTS });
  return streamSSE(context, async (stream) => {
    const send: Send = ({ name, id, data }) => {
      void stream.writeSSE({ event: name, data: JSON.stringify(data), ...(id ? { id } : {}) });
    };
    const beat = setInterval(() => void stream.write(':\n\n'), KEEP_ALIVE_MS);
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = start(send);
    stream.onAbort(() => {
      clearInterval(beat);
      stop();
      resolve();
    });
    await promise;
  });
}
