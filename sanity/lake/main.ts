import { UsageError } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { start } from './commands/start.ts';
import { tell } from './commands/tell.ts';

function overview(): string {
  const list = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`);
  return `Usage: lake [COMMAND] [OPTIONS]

"lake" is: node sanity/lake/main.ts, or: npm run lake --

${list.join('\n')}

lake COMMAND --help tells what a command takes.`;
}

async function run([first, ...rest]: string[]): Promise<void> {
  const command = first === undefined ? undefined : COMMANDS.get(first);
  if (command) {
    if (rest.includes('--help')) console.log(command.help);
    else await command.run(rest);
  } else if (first === undefined || first.startsWith('-')) {
    const args = first === undefined ? [] : [first, ...rest];
    if (args.includes('--help')) console.log(overview());
    else await start.run(args);
  } else {
    const names = [...COMMANDS.keys()].join(', ');
    throw new UsageError(`There is no command "${first}"; there are: ${names}`);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}
