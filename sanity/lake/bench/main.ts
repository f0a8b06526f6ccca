import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchSize, FULL_PACE, type SizeReport } from './bench.ts';
import { tableOf } from './table.ts';

const USAGE = `Usage: npm run bench:lake -- [--sizes 1000,10000,100000] [--json] [--profile DIR]

Fills a lake of its own with made-up documents, asks, changes and listens, and compares with the
naive way: groq-js looking at every document of an array. All are milliseconds and medians. "first",
"lake" and "naive" from 20 ms on are processor time, so that they hold on a busy machine; what is
seen from outside is not. "±" is the width of the middle half of all runs against the median. --profile writes
V8 CPU profiles of the lake.`;

function readSizes(text: string): number[] {
  const sizes = text.split(/[ ,]+/).map(Number);
  // Fewer would have no draft and no article for every letter.
  if (sizes.every((size) => Number.isInteger(size) && size >= 100)) return sizes;
  throw new Error(`--sizes takes whole numbers from 100, not "${text}"\n\n${USAGE}`);
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
if (values.help) {
  console.log(USAGE);
} else {
  const reports: SizeReport[] = [];
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
  if (!values.json) console.log(`${machine}; load at the start ${loadavg()[0]?.toFixed(1)}`);
  for (const size of readSizes(values.sizes)) {
    const report = await benchSize({ size, pace: FULL_PACE, profileDirectory: values.profile });
    reports.push(report);
    if (!values.json) console.log(`\n${tableOf(report)}`);
  }
  if (values.json) console.log(JSON.stringify({ machine, reports }, null, 2));
}
