import { killRounds } from './killRounds.ts';

/** `npm run test:lake-kill -- 300`: as many kills as wanted, where the test suite makes ten. */
const kills = Number(process.argv[2] ?? 100);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('Usage: npm run test:lake-kill -- [NUMBER OF KILLS]');
  process.exit(2);
}
const began = Date.now();
const report = await killRounds(kills, (round, acknowledged) => {
  if (round % 10 === 0) console.log(`${round} kills, ${acknowledged} acknowledged transactions`);
});
const seconds = Math.round((Date.now() - began) / 1000);
for (const problem of report.problems) console.error(problem);
console.log(
  `${report.kills} kills in ${seconds} s; ${report.acknowledged} acknowledged transactions; ` +
    `${report.problems.length} problems`,
);
process.exitCode = report.problems.length > 0 ? 1 : 0;
