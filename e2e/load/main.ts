import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figures, measure } from './measure.ts';

const USAGE = `Usage: npm run bench [-- --sizes 1000,20000]

What the whole site costs with so many monographs (copies of the demonstration content): building it,
pages a second beside Next's own server and a bare static file, and how soon a publish is seen. The
load comes from this machine, so compare the figures of one run with each other, not with others.`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,20000' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  const columns: Figures[] = [];
  for (const size of values.sizes.split(',').map(Number)) columns.push(await measure(size));
  for (const name of Object.keys(columns[0] ?? {})) {
    const cells = columns.map((figures) => String(figures[name]).padStart(9));
    console.log(`${name.padEnd(38)}${cells.join(' ')}`);
  }
}
