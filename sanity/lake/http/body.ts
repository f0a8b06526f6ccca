/**
 * Takes the chunks of an answer; returns them as its body, read no faster than they are taken.
 * `done` is called once, however it ends: sent whole, broken, or no longer wanted.
 */
export function bodyOf(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  done: () => void = () => {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (!next.done) {
          controller.enqueue(next.value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      done();
    },
    async cancel() {
      await iterator.return?.();
      done();
    },
  });
}
