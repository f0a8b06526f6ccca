import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LakeProcess } from './lakeProcess.ts';

/** A place with little room for a lake, where more can be made while it runs. */
export type SmallDisk = {
  directory: string;
  /** What a shell does before it starts the lake. */
  shell: string;
  makeRoom: (lake: LakeProcess) => void;
  remove: () => void;
};

const MEGABYTES = 6;

/** A file system of its own, which is really full; mounting one takes root. */
export function smallFileSystem(): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'lake-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', directory]);
  return {
    directory,
    shell: 'true',
    makeRoom: () => execFileSync('mount', ['-o', 'remount,size=64m', directory]),
    remove: () => {
      execFileSync('umount', [directory]);
      rmSync(directory, { recursive: true });
    },
  };
}

/** Files that cannot grow: to who writes it is much the same, and anybody can have it. */
export function limitedFiles(): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'lake-full-'));
  return {
    directory,
    shell: `ulimit -S -f ${MEGABYTES * 1024}`,
    makeRoom: ({ child }) =>
      execFileSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited:unlimited']),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
