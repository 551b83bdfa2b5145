import type { CommandBus, ICommand } from '@nestjs/cqrs';
import { CommandRefused } from '#invoice';
import type { Metrics } from './metrics.ts';

/** Counts every command that the bus executes, by type and by what became of it. */
export function countCommands(bus: CommandBus, metrics: Metrics): void {
  const execute: (command: ICommand) => Promise<unknown> = bus.execute.bind(bus);
  bus.execute = async (command: ICommand) => {
    const type = command.constructor.name.replace(/Command$/, '');
    try {
      const result = await execute(command);
      metrics.commandEnded(type, isReplayed(result) ? 'replayed' : 'accepted');
      return result as never;
    } catch (error) {
      metrics.commandEnded(type, outcomeOf(error));
      throw error;
    }
  };
}

const isReplayed = (result: unknown): boolean =>
  (result as { replayed?: unknown } | null | undefined)?.replayed === true;

/** The refusal's code; for everything else the error's name, spelt like one (`store-unavailable`). There are a few of each. */
function outcomeOf(error: unknown): string {
  if (error instanceof CommandRefused) return error.refusal.code;
  const name = error instanceof Error ? error.name : 'unknown';
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
