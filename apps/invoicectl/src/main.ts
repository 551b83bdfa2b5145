import { Command } from 'commander';
import { CannotOpenLog } from '#event-store/sqlite';
import { showHistory } from './history/history.command.ts';
import { NothingToShow } from './nothing-to-show.ts';
import { rebuild } from './rebuild/rebuild.command.ts';
import { verify } from './verify/verify.command.ts';

const program = new Command('invoicectl')
  .description("The operator's tool: looks into the data folder of a service, running or stopped")
  .option('--data-dir <folder>', 'the data folder', process.env['DATA_DIR'] ?? './data');

const dataDir = (): string => program.opts<{ dataDir: string }>().dataDir;

program
  .command('history')
  .description('what happened to an invoice, when, by whom and why')
  .argument('<invoice>', "the invoice's id or number")
  .option('--tenant <name>', 'whose number it is', 'default')
  .option('--json', 'as JSON', false)
  .action((invoice: string, options: { tenant: string; json: boolean }) =>
    showHistory(invoice, { dataDir: dataDir(), ...options }),
  );

program
  .command('verify')
  .description('walk the whole log and the read models, and report whatever is not as it was written (exit code 2)')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    if (!(await verify({ dataDir: dataDir(), json }))) process.exitCode = 2;
  });

program
  .command('rebuild')
  .description('build the read models anew from the log; can be killed and started again')
  .option('--from-scratch', 'throw away what an unfinished rebuild has done', false)
  .action(({ fromScratch }: { fromScratch: boolean }) => rebuild({ dataDir: dataDir(), fromScratch }));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CannotOpenLog || error instanceof NothingToShow)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
