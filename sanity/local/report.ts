/** Says one line about the run, on standard error so that a command's own output stays clean. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const PATIENCE_MS = 5_000;

/**
 * Runs one step and says what goes on: at once, every few seconds, and at the end.
 * @param title What is being done, such as "Building the site".
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1_000);
  say(`• ${title} …`);
  const ticker = setInterval(() => say(`  … ${title}: ${seconds()} s so far`), PATIENCE_MS);
  try {
    const result = await work();
    if (seconds() >= 2) say(`  ${title}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
