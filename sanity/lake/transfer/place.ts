import { randomBytes } from 'node:crypto';
import { withSnapshotOf } from '../backup/stopped.ts';
import { CommandError, required, UsageError } from '../commands/command.ts';
import { type LakeConfigInput, readConfigFile } from '../config.ts';
import { startLake } from '../server.ts';
import { askLake, type LakeAddress } from './askLake.ts';

/** One dataset of a lake that answers. */
export type Place = LakeAddress & { project: string; dataset: string };

/** The options that name a dataset, of a running lake or of a stopped one. */
export const PLACE_OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  config: { type: 'string' },
  project: { type: 'string' },
  dataset: { type: 'string' },
} as const;

type PlaceOptions = { [name in keyof typeof PLACE_OPTIONS]?: string | undefined };

export const PLACE_HELP = `  --url URL        a running lake, e.g. http://127.0.0.1:3333
  --token TOKEN    a token for it; or set LAKE_TOKEN
  --data DIR       instead of --url: the directory of a lake that is not running
  --config FILE    with --data: the configuration that the lake is started with, if any
  --project ID     the project; may be left out if there is only one
  --dataset NAME   the dataset`;

/** Takes options; calls `work` with a place to read from. A stopped lake is read from a copy. */
export async function withSource<T>(
  options: PlaceOptions,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { data } = options;
  const dataset = required(options.dataset, '--dataset NAME', 'which dataset?');
  const found = async (address: LakeAddress) => {
    const project = options.project ?? (await onlyProject(address));
    const names = await datasetsOf(address, project);
    if (names.includes(dataset)) return work({ ...address, project, dataset });
    throw new CommandError(
      `Project "${project}" has no dataset "${dataset}"; it has: ${names.join(', ') || 'none'}`,
    );
  };
  if (data === undefined) return found(runningLake(options));
  return withSnapshotOf(data, false, (snapshot) => withLakeIn(snapshot, options, found));
}

/** Takes options; calls `work` with a place to write to, made if it is not there. */
export async function withTarget<T>(
  options: PlaceOptions,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { data } = options;
  const dataset = required(options.dataset, '--dataset NAME', 'into which dataset?');
  const made = async (address: LakeAddress) => {
    const project = options.project ?? (await onlyProject(address));
    if (!(await datasetsOf(address, project)).includes(dataset)) {
      await askLake(address, `/v1/projects/${project}/datasets/${dataset}`, {
        method: 'PUT',
        body: '{}',
      });
    }
    return work({ ...address, project, dataset });
  };
  if (data === undefined) return made(runningLake(options));
  return withLakeIn(data, options, made);
}

function runningLake({ url, token = process.env.LAKE_TOKEN }: PlaceOptions): LakeAddress {
  if (url === undefined) {
    throw new UsageError('Give either --url (a running lake) or --data (a stopped one)');
  }
  return { url, token: required(token, '--token', 'who asks? (or set LAKE_TOKEN)') };
}

/** Starts a lake for the time of `work`, with a token that only this process knows. */
async function withLakeIn<T>(
  dataDirectory: string,
  { config, url }: PlaceOptions,
  work: (address: LakeAddress) => Promise<T>,
): Promise<T> {
  if (url !== undefined) throw new UsageError('Give --url or --data, not both');
  const token = randomBytes(32).toString('hex');
  const tokens: LakeConfigInput['tokens'] = [
    { token, label: 'Command line', roles: ['administrator'] },
  ];
  const configured = config === undefined ? {} : readConfigFile(config);
  const lake = await startLake({ dataDirectory, config: { ...configured, tokens } });
  try {
    return await work({ url: lake.url, token });
  } finally {
    await lake.close();
  }
}

async function onlyProject(address: LakeAddress): Promise<string> {
  const [first, ...others] = await namesAt(address, '/v1/projects', 'id');
  if (first !== undefined && others.length === 0) return first;
  const known =
    first === undefined ? 'there is none yet' : `there are: ${[first, ...others].join(', ')}`;
  throw new UsageError(`--project is missing: which one? (${known})`);
}

function datasetsOf(address: LakeAddress, project: string): Promise<string[]> {
  return namesAt(address, `/v1/projects/${project}/datasets`, 'name');
}

async function namesAt(address: LakeAddress, path: string, attribute: string): Promise<string[]> {
  const list: unknown = await (await askLake(address, path)).json();
  if (!Array.isArray(list)) throw new CommandError(`${address.url} does not answer like a lake`);
  return list.map((each: Record<string, unknown>) => String(each[attribute]));
}
