const EVERY = 1000;

/** A line on stderr now and then; on a terminal the same line, over and over. */
export class Progress {
  private last = 0;
  private open = false;
  private readonly quiet: boolean;

  constructor(quiet = false) {
    this.quiet = quiet;
  }

  /** Says how far a long task is, at most once a second. */
  at(done: number, total: number, what: string): void {
    const now = Date.now();
    if (this.quiet || (now - this.last < EVERY && done < total)) return;
    this.last = now;
    const text = `${what}: ${done} of ${total}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${text.padEnd(60)}`);
      this.open = true;
      if (done >= total) this.end();
    } else {
      process.stderr.write(`${text}\n`);
    }
  }

  /** Says something on a line of its own. */
  say(text: string): void {
    this.end();
    process.stderr.write(`${text}\n`);
  }

  private end(): void {
    if (this.open) process.stderr.write('\n');
    this.open = false;
  }
}
