import { type LakeConfig, parseConfig, readConfigFile } from '../config.ts';
import { type RunningLake, startLake } from '../server.ts';
import { type Command, readOptions, required, UsageError } from './command.ts';
import { tell } from './tell.ts';

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string', default: '3333' },
  host: { type: 'string', default: '127.0.0.1' },
  config: { type: 'string' },
} as const;

export const start: Command = {
  summary: 'serve the content in a directory (this is what happens without a command)',
  help: `Usage: lake [start] --data DIR [--port 3333] [--host 127.0.0.1] [--config FILE.json]

Starts a Content Lake and keeps running until it is stopped with Ctrl+C.

  --data DIR       where everything is kept; made if missing
  --port NUMBER    the port to listen on (3333); 0 takes any free one
  --host ADDRESS   the address to listen on (127.0.0.1: this machine only)
  --config FILE    projects, roles, users, tokens, webhooks (see README.md)`,

  async run(args) {
    const options = readOptions(args, OPTIONS);
    const port = Number(options.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UsageError(`--port must be a number from 0 to 65535, not "${options.port}"`);
    }
    const dataDirectory = required(options.data, '--data DIR', 'where should content be kept?');
    const config: LakeConfig = options.config ? readConfigFile(options.config) : parseConfig({});
    const lake = await startLake({ dataDirectory, port, host: options.host, config });
    stopOnSignal(lake);
    if (lake.tokensFile) console.log(`An administrator token is in ${lake.tokensFile}`);
    console.log(`Content Lake ready on ${lake.url}`);
  },
};

function stopOnSignal(lake: RunningLake): void {
  const stop = () => {
    lake.close().then(
      () => process.exit(0),
      (error: unknown) => process.exit(tell(error)),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
