import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG, clientOf, type LakeProcess, startProcess } from './lakeProcess.ts';
import { limitedFiles, type SmallDisk, smallFileSystem } from './smallDisk.ts';

const disks: [string, () => SmallDisk, number][] = [['files that may not grow', limitedFiles, 503]];
if (process.getuid?.() === 0) disks.push(['a full file system', smallFileSystem, 507]);

/** Documents that hold random text: nothing makes it smaller. */
const TEXT = 40_000;
const UPLOAD = 30_000_000;

describe.each(disks)('on a disk without room (%s)', (_, makeDisk, status) => {
  let disk: SmallDisk;
  let lake: LakeProcess | undefined;
  beforeEach(() => {
    disk = makeDisk();
  });
  afterEach(async () => {
    await lake?.kill('SIGKILL');
    disk.remove();
  });

  async function start(shell: string): Promise<LakeProcess> {
    const config = join(disk.directory, 'config.json');
    writeFileSync(config, JSON.stringify(CONFIG));
    const data = join(disk.directory, 'data');
    lake = startProcess(['--data', data, '--config', config, '--port', '0'], shell);
    return lake;
  }

  it('writes are refused, reads go on, nothing acknowledged is lost, and room is all it takes', {
    timeout: 120_000,
  }, async () => {
    const running = await start(disk.shell);
    const client = clientOf(await running.url);
    const acknowledged: string[] = [];
    const write = async (n: number) => {
      const text = randomBytes(TEXT / 2).toString('hex');
      const pair = [`left-${n}`, `right-${n}`];
      const transaction = client.transaction();
      for (const _id of pair) transaction.create({ _id, _type: 'page', text });
      await transaction.commit();
      acknowledged.push(...pair);
    };
    let refusal: unknown;
    for (let n = 0; refusal === undefined; n += 1) {
      await write(n).catch((error: unknown) => {
        refusal = error;
      });
    }
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(refusal).toMatchObject({
      statusCode: status,
      message: expect.stringContaining('The disk of the lake'),
      response: { body: { statusCode: status, error: expect.any(String) } },
    });
    const ids = () => client.fetch<string[]>('*[_type == "page"]._id');
    expect((await ids()).toSorted()).toEqual(acknowledged.toSorted());
    expect(await client.getDocument('right-3')).toMatchObject({ _id: 'right-3' });

    const bytes = randomBytes(UPLOAD);
    const upload = () => client.assets.upload('file', bytes, { filename: 'large.bin' });
    await expect(upload()).rejects.toMatchObject({ statusCode: 507 });
    const assets = join(disk.directory, 'data', 'assets');
    expect(readdirSync(assets, { recursive: true })).toEqual([]);
    expect(await client.fetch('count(*[_type == "sanity.fileAsset"])')).toBe(0);

    disk.makeRoom(running);
    await write(1_000_000);
    const { url } = await upload();
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(UPLOAD);

    await running.kill('SIGKILL');
    const again = await start('true');
    const after = clientOf(await again.url);
    expect((await after.fetch<string[]>('*[_type == "page"]._id')).toSorted()).toEqual(
      acknowledged.toSorted(),
    );
  });
});
