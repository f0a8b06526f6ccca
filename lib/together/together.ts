import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, News } from './bus.ts';
import type { Ledger } from './ledger.ts';
import type { Message, Messages } from './messages.ts';

const LOOK_EVERY_MS = 50;
const SHOW_UP_EVERY_MS = 1_500;
const AT_ONCE = 200;

/** How long a new instance waits for Redis before it goes to work without. */
const WAITS_AT_MOST_MS = 10_000;

/** How long the others may take to see a publish through; the sender of a webhook waits for 30 s. */
const OTHERS_TAKE_AT_MOST_MS = 12_000;

/** A monograph and every address that leads, or led, to it. */
export type Where = { id: string; addresses: string[] };

/** This instance's own site, as far as it is told of what others have done. */
export type Site = {
  /** Sees a publish through here. @returns why not, if it could not. */
  seeThrough(body: string): Promise<'done' | `failed: ${string}`>;
  /** Marks the pages of monographs as out of date; what they will say stands in the store. */
  outdate(monographs: readonly Where[]): Promise<void>;
};

/**
 * Keeps one instance in step with the others: what each remembers of content reaches all, and every
 * publish is seen through by all. Without Redis each goes on by itself, and they catch up later.
 */
export class Together {
  readonly #bus: Bus;
  readonly #ledger: Ledger;
  readonly #messages: Messages;
  readonly #site: Site;
  readonly #log: (line: string) => void;
  #others: string[] = [];
  #isOnline = false;
  #isCaughtUp = false;
  #isEnding = false;
  #startedAt = Number.POSITIVE_INFINITY;
  readonly #beingTold = new Set<string>();
  #loops: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    bus: Bus;
    ledger: Ledger;
    messages: Messages;
    site: Site;
    log: (line: string) => void;
  }) {
    this.#bus = parts.bus;
    this.#ledger = parts.ledger;
    this.#messages = parts.messages;
    this.#site = parts.site;
    this.#log = parts.log;
  }

  /**
   * Whether readers can be sent here: it has heard all that the others knew, or has waited for that
   * in vain. Without Redis it is as good as any.
   */
  get isReady(): boolean {
    return this.#isCaughtUp || performance.now() - this.#startedAt > WAITS_AT_MOST_MS;
  }

  start(): void {
    this.#startedAt = performance.now();
    this.#bus.open();
    this.#loops = Promise.all([
      this.#again(SHOW_UP_EVERY_MS, () => this.#showUp()),
      this.#again(LOOK_EVERY_MS, () => this.#tellChanges()),
      this.#again(LOOK_EVERY_MS, () => this.#tellMessages()),
      this.#again(LOOK_EVERY_MS, () => this.#listen()),
    ]);
  }

  /** Tells what is left to tell, as far as Redis can be reached. */
  async stop(): Promise<void> {
    this.#isEnding = true;
    try {
      await this.#tellChanges();
      if (this.#isOnline) await this.#bus.leave();
    } catch (error) {
      // It stays in the store and is told at the next start.
      this.#offline(error);
    }
    this.#bus.close();
    await this.#loops;
  }

  /** Does something again and again; while Redis is away, in vain. */
  async #again(everyMs: number, work: () => Promise<void>): Promise<void> {
    while (!this.#isEnding) {
      try {
        await work();
      } catch (error) {
        if (!this.#isEnding) this.#offline(error);
      }
      await pause(everyMs);
    }
  }

  async #showUp(): Promise<void> {
    this.#others = await this.#bus.showUp();
    if (!this.#isOnline)
      this.#log('together: Redis answers; this instance shares with the others.');
    this.#isOnline = true;
  }

  #offline(error?: unknown): void {
    if (this.#isOnline) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log(`together: Redis does not answer (${reason}); this instance goes on by itself.`);
    }
    this.#isOnline = false;
  }

  async #tellChanges(): Promise<void> {
    if (!this.#isOnline) return;
    for (const change of this.#ledger.changes(AT_ONCE)) {
      const kept = this.#ledger.read(change.kind, change.id);
      if (kept !== undefined) await this.#bus.keep(change.kind, kept);
      this.#ledger.told(change);
    }
  }

  /** After the changes, so that whoever hears of a publish has its words already. */
  async #tellMessages(): Promise<void> {
    for (const message of this.#messages.untold()) {
      if (!this.#isOnline) this.#messages.settle(message.id, 'later');
      else if (!this.#beingTold.has(message.id)) void this.#tellNow(message);
    }
  }

  async #tellNow(message: Message): Promise<void> {
    this.#beingTold.add(message.id);
    try {
      await this.#tell(message);
    } catch (error) {
      this.#offline(error);
    } finally {
      this.#beingTold.delete(message.id);
    }
  }

  async #tell({ id, body }: Message): Promise<void> {
    await this.#bus.tell(id, body);
    this.#messages.told(id);
    const deadline = Date.now() + OTHERS_TAKE_AT_MOST_MS;
    while (Date.now() < deadline) {
      const answers = await this.#bus.answers(id);
      const fault = Object.entries(answers).find(([, answer]) => answer !== 'done');
      if (fault) return this.#messages.settle(id, `failed: ${fault[0]}: ${fault[1]}`);
      // Who has gone meanwhile catches up when it is back.
      if (this.#others.every((instance) => answers[instance] === 'done')) {
        return this.#messages.settle(id, 'everywhere');
      }
      await pause(LOOK_EVERY_MS);
    }
    this.#messages.settle(id, 'failed: another instance has not answered in time');
  }

  async #listen(): Promise<void> {
    if (!this.#isOnline) return;
    const place = this.#ledger.place;
    if (place === undefined || !this.#isCaughtUp || !(await this.#bus.remembers(place))) {
      await this.#catchUp(place);
    }
    for (const { place, news } of await this.#bus.newsAfter(this.#ledger.place ?? '0-0')) {
      if (news !== undefined && news.from !== this.#bus.instance) await this.#hear(news);
      this.#ledger.place = place;
    }
  }

  /** Takes over all that the others remember; messages it missed come with the news. */
  async #catchUp(place: string | undefined): Promise<void> {
    const latest = await this.#bus.latestPlace();
    const changed: string[] = [];
    for await (const copy of this.#bus.all('copy')) {
      if (this.#ledger.takeOver('copy', copy)) changed.push(copy.id);
    }
    for await (const fact of this.#bus.all('fact')) this.#ledger.takeOver('fact', fact);
    await this.#site.outdate(changed.map((id) => this.#ledger.whereIs(id)));
    if (place === undefined || !(await this.#bus.remembers(place))) this.#ledger.place = latest;
    this.#isCaughtUp = true;
    this.#log(`together: caught up; ${changed.length} monographs were newer elsewhere.`);
  }

  async #hear(news: News): Promise<void> {
    if (news.kind === 'message') {
      await this.#bus.answer(news.id, await this.#site.seeThrough(news.body));
      return;
    }
    const kept = await this.#bus.find(news.kind, news.id);
    if (kept === undefined) return;
    const isNew = this.#ledger.takeOver(news.kind, kept);
    if (isNew && news.kind === 'copy') await this.#site.outdate([this.#ledger.whereIs(news.id)]);
  }
}
