import { createClient } from '@redis/client';
import { z } from 'zod';

/** News that every instance hears, in one order. */
export type News =
  /** Something that instances remember has changed. */
  | { kind: 'copy' | 'fact'; id: string; from: string }
  /** A publish that each of them is to see through. */
  | { kind: 'message'; id: string; from: string; body: string };

const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['copy', 'fact']), id: z.string(), from: z.string() }),
  z.object({ kind: z.literal('message'), id: z.string(), from: z.string(), body: z.string() }),
]);

/** More news than an instance can miss in a day; who misses more is told everything again. */
const NEWS_KEPT = 100_000;

/** An instance that has not been heard of for so long is gone. */
const GONE_AFTER_MS = 5_000;

const ANSWERS_KEPT_S = 300;

/** Keeps a value unless one that was seen as late is there, and tells everybody. */
const KEEP = `
  local old = redis.call('HGET', KEYS[1], ARGV[1])
  if old and tonumber(string.match(old, '^%d+')) >= tonumber(ARGV[2]) then return 0 end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
  redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[6], '*', 'kind', ARGV[4], 'id', ARGV[1], 'from', ARGV[5])
  return 1
`;

/** What is kept of one thing, and when the lake last confirmed it (ms). */
export type Kept = { id: string; seenAt: number; value: string };

/**
 * What the instances of one site share in Redis. Every call throws while Redis cannot be reached;
 * nothing is queued here.
 */
export class Bus {
  readonly instance: string;
  readonly #client: ReturnType<typeof connect>;
  /** A connection that waits for news can do nothing else. */
  readonly #listening: ReturnType<typeof connect>;
  readonly #prefix: string;

  /** @param site What distinguishes this site's content from others' in the same Redis. */
  constructor(url: string, site: string, instance: string) {
    this.#client = connect(url);
    this.#listening = connect(url);
    this.#prefix = `formulary:{${site}}:`;
    this.instance = instance;
  }

  /** Begins to connect, and goes on trying for ever. */
  open(): void {
    for (const client of [this.#client, this.#listening]) {
      client.on('error', () => {
        // It tries again by itself; what could not be done is said by whoever wanted it done.
      });
      void client.connect();
    }
  }

  close(): void {
    this.#client.destroy();
    this.#listening.destroy();
  }

  async keep(kind: 'copy' | 'fact', { id, seenAt, value }: Kept): Promise<void> {
    await this.#client.eval(KEEP, {
      keys: [this.#key(kind), this.#key('news')],
      arguments: [id, String(seenAt), value, kind, this.instance, String(NEWS_KEPT)],
    });
  }

  async find(kind: 'copy' | 'fact', id: string): Promise<Kept | undefined> {
    const stored = await this.#client.hGet(this.#key(kind), id);
    return typeof stored === 'string' ? keptOf(id, stored) : undefined;
  }

  async *all(kind: 'copy' | 'fact'): AsyncGenerator<Kept> {
    for await (const entries of this.#client.hScanIterator(this.#key(kind), { COUNT: 100 })) {
      for (const { field, value } of entries) yield keptOf(String(field), String(value));
    }
  }

  /** Tells every instance of a publish. */
  async tell(id: string, body: string): Promise<void> {
    await this.#client.xAdd(
      this.#key('news'),
      '*',
      { kind: 'message', id, from: this.instance, body },
      { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: NEWS_KEPT } },
    );
  }

  /** Notes what became of a message here. */
  async answer(id: string, outcome: string): Promise<void> {
    const key = this.#key(`answers:${id}`);
    await this.#client.multi().hSet(key, this.instance, outcome).expire(key, ANSWERS_KEPT_S).exec();
  }

  /** What became of a message at each instance that has answered. */
  async answers(id: string): Promise<Record<string, string>> {
    const answers = await this.#client.hGetAll(this.#key(`answers:${id}`));
    return Object.fromEntries(
      Object.entries(answers).map(([instance, outcome]) => [instance, String(outcome)]),
    );
  }

  /** Says that this instance is there; returns the others that are. */
  async showUp(): Promise<string[]> {
    const now = Date.now();
    const key = this.#key('instances');
    await this.#client.zAdd(key, { score: now, value: this.instance });
    await this.#client.zRemRangeByScore(key, 0, now - 60 * GONE_AFTER_MS);
    const present = await this.#client.zRangeByScore(key, now - GONE_AFTER_MS, '+inf');
    return present.map(String).filter((instance) => instance !== this.instance);
  }

  /** Says that this instance is leaving. */
  async leave(): Promise<void> {
    await this.#client.zRem(this.#key('instances'), this.instance);
  }

  /** The place of the latest news, from which on to listen. */
  async latestPlace(): Promise<string> {
    const [latest] =
      (await this.#client.xRevRange(this.#key('news'), '+', '-', { COUNT: 1 })) ?? [];
    return latest === undefined ? '0-0' : String(latest.id);
  }

  /** Whether all news after a place are still there. */
  async remembers(place: string): Promise<boolean> {
    const [oldest] = (await this.#client.xRange(this.#key('news'), '-', '+', { COUNT: 1 })) ?? [];
    return place === '0-0' || (oldest !== undefined && isBefore(String(oldest.id), place));
  }

  /** The news after a place; waits a second for some. */
  async newsAfter(place: string): Promise<{ place: string; news: News | undefined }[]> {
    const streams = await this.#listening.xRead(
      { key: this.#key('news'), id: place },
      { BLOCK: 1_000, COUNT: 100 },
    );
    const read = z
      .array(z.object({ messages: z.array(z.object({ id: z.string(), message: z.unknown() })) }))
      .parse(streams ?? []);
    return read
      .flatMap(({ messages }) => messages)
      .map(({ id, message }) => ({ place: id, news: news.safeParse(toPlain(message)).data }));
  }

  #key(name: string): string {
    return this.#prefix + name;
  }
}

function connect(url: string) {
  return createClient({
    url,
    // What cannot be done now is in our own outbox; a queue here would do it twice.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 2_000),
    },
  });
}

function keptOf(id: string, stored: string): Kept {
  const end = stored.indexOf(' ');
  return { id, seenAt: Number(stored.slice(0, end)), value: stored.slice(end + 1) };
}

/** The client gives records without a prototype. */
function toPlain(record: unknown): unknown {
  return typeof record === 'object' && record !== null ? { ...record } : record;
}

/** Compares places in a stream: `<milliseconds>-<number>`. */
function isBefore(a: string, b: string): boolean {
  const [aTime = 0, aNumber = 0] = a.split('-').map(Number);
  const [bTime = 0, bNumber = 0] = b.split('-').map(Number);
  return aTime < bTime || (aTime === bTime && aNumber <= bNumber);
}
