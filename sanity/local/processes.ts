import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from './paths.ts';
import { say } from './report.ts';

const GRACE_MS = 8_000;

/** A running part of the house. */
export type Part = {
  name: string;
  pid: number | undefined;
  /** Settles with the exit code (or the signal's name) when the process ends. */
  ended: Promise<string>;
  /** Asks the process to end, and makes it after a while. */
  stop(): Promise<void>;
};

type Command = {
  name: string;
  /** Arguments for Node itself: the script and what follows. */
  args: string[];
  variables: Record<string, string>;
  /** Takes each line the process prints. */
  onLine?: (line: string) => void;
};

/** So many of the last lines tell why a process has failed. */
const LINES_KEPT = 40;

type Launched = { child: ChildProcess; ended: Promise<string>; tail: string[] };

function launch(command: Command): Launched {
  const child = spawn(process.execPath, command.args, {
    cwd: ROOT,
    env: { ...process.env, ...command.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail: string[] = [];
  const take = (line: string) => {
    tail.push(line);
    if (tail.length > LINES_KEPT) tail.shift();
    command.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    stream?.on('end', () => rest !== '' && take(rest));
  }
  const ended = new Promise<string>((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => settle(signal ?? String(code)));
  });
  return { child, ended, tail };
}

/** Runs a command to its end. @throws if it does not end with 0, with the last lines it printed. */
export async function run(command: Command): Promise<void> {
  const { ended, tail } = launch(command);
  const end = await ended;
  if (end === '0') return;
  throw new Error(`${command.name} failed (${end}):\n${tail.join('\n')}`);
}

/**
 * Runs a script with our own input and output.
 * @returns its exit code, or 1 if a signal ended it.
 */
export function runAttached(args: string[], variables: Record<string, string>): Promise<number> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...variables },
      stdio: 'inherit',
    });
    // Ctrl-C reaches the script as well; we wait for it to end in its own way.
    const ignore = () => {};
    process.on('SIGINT', ignore);
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('SIGINT', ignore);
      settle(code ?? 1);
    });
  });
}

/**
 * Starts a server and waits until it answers. What it prints goes to our standard error, unless the
 * command says where else.
 * @param readyUrl An address that answers below 500 once the part is up.
 * @throws if it ends before, or does not answer within a minute.
 */
export async function startPart(command: Command, readyUrl: string): Promise<Part> {
  const { onLine = (line) => say(`  ${line}`) } = command;
  const { child, ended, tail } = launch({ ...command, onLine });
  let end: string | undefined;
  ended.then(
    (value) => {
      end = value;
    },
    (error) => {
      end = String(error);
    },
  );
  const deadline = Date.now() + 60_000;
  while (!(await answers(readyUrl))) {
    if (end !== undefined) throw new Error(`${command.name} ended (${end}):\n${tail.join('\n')}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command.name} did not answer on ${readyUrl} within a minute.`);
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return {
    name: command.name,
    pid: child.pid,
    ended,
    async stop() {
      if (end !== undefined) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

/** Whether a server answers at an address with anything but a fault of its own. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 500;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
