import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Position } from '#event-store';
import { revokeKey } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeDecision } from '../execution/execute-decision.ts';
import { accessAggregate, accessStream } from './access-stream.ts';

export interface RevokedKey {
  readonly position: Position | null;
  readonly replayed: boolean;
}

export class RevokeKeyCommand extends Command<RevokedKey> {
  readonly context: CommandContext;
  readonly tenant: string;
  readonly keyId: string;

  /** @param tenant whose key it is, as its id says: the caller's own, or any where the caller is an admin, which the edge has checked */
  constructor(context: CommandContext, tenant: string, keyId: string) {
    super();
    this.context = context;
    this.tenant = tenant;
    this.keyId = keyId;
  }
}

@CommandHandler(RevokeKeyCommand)
export class RevokeKeyHandler implements ICommandHandler<RevokeKeyCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, tenant, keyId }: RevokeKeyCommand): Promise<RevokedKey> {
    const { position, replayed } = await executeDecision(this.#runtime, {
      aggregate: accessAggregate,
      stream: accessStream(tenant),
      context,
      decide: (access) => revokeKey(access, keyId, context.now),
    });
    return { position, replayed };
  }
}
