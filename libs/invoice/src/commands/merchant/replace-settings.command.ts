import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Position } from '#event-store';
import { type MerchantSettings, replaceSettings } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeDecision } from '../execution/execute-decision.ts';
import { settledMerchant, type SettledMerchant } from './merchant-settings-reader.ts';
import { merchantAggregate, merchantStream } from './merchant-stream.ts';

export interface ReplacedSettings extends SettledMerchant {
  /** Null where the tenant still has its defaults. */
  readonly position: Position | null;
  readonly replayed: boolean;
}

export class ReplaceSettingsCommand extends Command<ReplacedSettings> {
  readonly context: CommandContext;
  readonly wanted: (defaults: MerchantSettings) => MerchantSettings;

  /** @param wanted completes what the caller sent: a member that is absent gets its default, which only the tenant's own start knows */
  constructor(context: CommandContext, wanted: (defaults: MerchantSettings) => MerchantSettings) {
    super();
    this.context = context;
    this.wanted = wanted;
  }
}

@CommandHandler(ReplaceSettingsCommand)
export class ReplaceSettingsHandler implements ICommandHandler<ReplaceSettingsCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, wanted }: ReplaceSettingsCommand): Promise<ReplacedSettings> {
    const aggregate = merchantAggregate(context.tenantId);
    const settings = wanted(aggregate.initial);
    const { session, position, replayed } = await executeDecision(this.#runtime, {
      aggregate,
      stream: merchantStream(context.tenantId),
      context,
      decide: (current) => replaceSettings(current, settings),
    });
    return { ...settledMerchant(session), position, replayed };
  }
}
