import { parseArgs } from 'node:util';
import { ConfigError, type LakeConfig, parseConfig, readConfigFile } from './config.ts';
import { type RunningLake, startLake } from './server.ts';
import { DataDirectoryError } from './store/database.ts';
import { WebhookQueryError } from './webhooks/message.ts';

const USAGE = `Usage: node sanity/lake/main.ts --data DIR [--port 3333] [--host 127.0.0.1] [--config FILE.json]`;

class UsageError extends Error {}

function readCommandLine() {
  let values: { data?: string; port?: string; host?: string; config?: string };
  try {
    ({ values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '3333' },
        host: { type: 'string', default: '127.0.0.1' },
        config: { type: 'string' },
      },
    }));
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not "${values.port}"`);
  }
  if (!values.data) throw new UsageError('--data DIR is missing: where should content be kept?');
  const config: LakeConfig = values.config ? readConfigFile(values.config) : parseConfig({});
  return { dataDirectory: values.data, port, host: values.host, config };
}

/** What a person can mend is told without a stack. */
function tell(error: unknown): void {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof DataDirectoryError ||
    error instanceof WebhookQueryError ||
    error instanceof UsageError;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`The port is taken (${error.message}); choose another with --port`);
  } else if (isExpected) {
    console.error(error.message);
    if (error instanceof UsageError) console.error(USAGE);
  } else {
    console.error(error);
  }
}

function stopOnSignal(lake: RunningLake): void {
  const stop = () => {
    lake.close().then(
      () => process.exit(0),
      (error: unknown) => {
        tell(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  const lake = await startLake(readCommandLine());
  stopOnSignal(lake);
  if (lake.tokensFile) console.log(`An administrator token is in ${lake.tokensFile}`);
  console.log(`Content Lake ready on ${lake.url}`);
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
