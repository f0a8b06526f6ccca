import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { Batches } from './batches.ts';
import { type AcknowledgedGroup, Groups } from './groups.ts';
import { CONFIG, clientOf, type LakeProcess, startLakeProcess } from './lakeProcess.ts';
import { Ledger } from './ledger.ts';
import { Publisher } from './publisher.ts';
import { startReceiver } from './receiver.ts';
import { Uploads } from './uploads.ts';
import type { Writer } from './writer.ts';

/** How many transactions a lake may acknowledge before it is killed. */
const LONGEST_LIFE = 60;
/** If no webhook has come for so long, none will, in milliseconds. */
const LONGEST_SILENCE = 30_000;

export type KillReport = { kills: number; acknowledged: number; problems: string[] };

/**
 * Starts a lake, lets writers of several kinds write at once, kills it with SIGKILL at a random
 * moment, and again, `kills` times. Returns what was acknowledged and then lost, or found in half:
 * in documents, history, assets, webhooks that were to be sent, and the database itself.
 */
export async function killRounds(
  kills: number,
  onRound: (round: number, acknowledged: number) => void = () => {},
): Promise<KillReport> {
  const directory = mkdtempSync(join(tmpdir(), 'lake-kill-'));
  const receiver = await startReceiver();
  const groups: AcknowledgedGroup[] = [];
  const note = (group: AcknowledgedGroup) => groups.push(group);
  const writers: Writer[] = [
    ...['a', 'b', 'c'].map((name) => new Groups(name, note)),
    ...['a', 'b'].map((name) => new Ledger(name)),
    ...['a', 'b'].map((name) => new Publisher(name)),
    new Batches('a'),
    new Uploads(),
  ];
  const report: KillReport = { kills, acknowledged: 0, problems: [] };
  let lake: LakeProcess | undefined;
  try {
    const data = join(directory, 'data');
    const config = join(directory, 'config.json');
    const webhooks = [{ id: 'all', url: receiver.url, filter: '_type == "member"' }];
    writeFileSync(config, JSON.stringify({ ...CONFIG, webhooks }));
    for (let round = 1; round <= kills; round += 1) {
      lake = startLakeProcess(data, config);
      const client = clientOf(await lake.url);
      report.problems.push(...(await checkAll(writers, client, round)));
      const { child } = lake;
      const writing = writers.map((writer) => writeUntilDeath(writer, client, report, child));
      const enough = report.acknowledged + Math.random() * LONGEST_LIFE;
      while (report.acknowledged < enough && !lake.hasEnded()) await setTimeout(Math.random() * 5);
      await lake.kill('SIGKILL');
      await Promise.all(writing);
      report.problems.push(...integrityProblems(data, join(directory, 'copy'), round));
      onRound(round, report.acknowledged);
    }
    lake = startLakeProcess(data, config);
    const client = clientOf(await lake.url);
    report.problems.push(...(await checkAll(writers, client, kills + 1)));
    report.problems.push(...(await undelivered(groups, receiver.has)));
    await lake.kill('SIGTERM');
    report.problems.push(...integrityProblems(data, join(directory, 'copy'), kills + 1));
  } finally {
    await lake?.kill('SIGKILL');
    receiver.close();
    rmSync(directory, { recursive: true, force: true });
  }
  return report;
}

async function checkAll(writers: Writer[], client: SanityClient, round: number): Promise<string[]> {
  const problems = await Promise.all(writers.map((writer) => writer.check(client)));
  return problems.flat().map((problem) => `Start ${round}: ${problem}`);
}

/** Only the death of the lake ends a writer; a refusal while it lives is a problem. */
async function writeUntilDeath(
  writer: Writer,
  client: SanityClient,
  report: KillReport,
  child: LakeProcess['child'],
): Promise<void> {
  for (;;) {
    try {
      await writer.write(client);
      report.acknowledged += 1;
    } catch (error) {
      if (!child.killed) report.problems.push(`A write failed while the lake lived: ${error}`);
      return;
    }
  }
}

/** What SQLite finds wrong with the files as the dead lake left them. */
function integrityProblems(data: string, copy: string, round: number): string[] {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const name of ['lake.sqlite', 'lake.sqlite-wal']) {
    if (existsSync(join(data, name))) copyFileSync(join(data, name), join(copy, name));
  }
  const database = new DatabaseSync(join(copy, 'lake.sqlite'));
  try {
    const verdicts = [
      ...database
        .prepare('PRAGMA integrity_check')
        .all()
        .map((row) => row.integrity_check),
      ...database
        .prepare('PRAGMA foreign_key_check')
        .all()
        .map((row) => JSON.stringify(row)),
    ];
    return verdicts
      .filter((verdict) => verdict !== 'ok')
      .map((verdict) => `After kill ${round}: ${verdict}`);
  } finally {
    database.close();
  }
}

/** Waits for what is still to be sent, as long as something comes. */
async function undelivered(
  groups: AcknowledgedGroup[],
  has: (transactionId: string, documentId: string) => boolean,
): Promise<string[]> {
  const waiting = groups.flatMap(({ transactionId, ids }) =>
    ids.map((id) => ({ transactionId, id })),
  );
  let missing = waiting;
  let lastArrival = Date.now();
  while (missing.length > 0 && Date.now() - lastArrival < LONGEST_SILENCE) {
    await setTimeout(100);
    const still = missing.filter(({ transactionId, id }) => !has(transactionId, id));
    if (still.length < missing.length) lastArrival = Date.now();
    missing = still;
  }
  return missing.map(({ transactionId, id }) => `no webhook was sent for ${id} (${transactionId})`);
}
