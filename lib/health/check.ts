import { parseArgs } from 'node:util';
import { LakeUnavailable } from '#lib/content/lake.ts';
import { openSource } from '#lib/content/source.ts';
import { env } from '#lib/env.ts';
import { readContentReport } from './contentReport.ts';
import { reportText } from './contentText.ts';

const USAGE = `Usage: npm run content:check [-- --json]

Checks every published document by the rules of the site. Ends with 1 if readers cannot be shown one of
them as it stands, with 2 if the Content Lake gives no answer.`;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Faults are reported below, once; the log has them from the site. */
const silent = () => {};

async function check(): Promise<number> {
  const source = openSource(env(), silent);
  try {
    const report = await readContentReport(source);
    console.log(values.json ? JSON.stringify(report, null, 2) : reportText(report));
    return report.faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    source.close();
  }
}

if (values.help) console.log(USAGE);
else process.exitCode = await check();
