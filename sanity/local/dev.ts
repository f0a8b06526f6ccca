import { runHouse } from './house.ts';
import { say } from './report.ts';
import { readSettings } from './settings.ts';

try {
  await runHouse(readSettings(), 'dev');
} catch (error) {
  say(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
