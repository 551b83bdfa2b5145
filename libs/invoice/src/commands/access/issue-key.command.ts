import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Position } from '#event-store';
import { type ApiKey, hashOfSecret, newKeyId, newKeySecret } from '#platform';
import { type AccessKey, type Instant, issueKey, type Scope } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeDecision } from '../execution/execute-decision.ts';
import { accessAggregate, accessStream } from './access-stream.ts';

export interface KeyGrant {
  /** For whom: may differ from the giver's own tenant where the giver is an admin, which the edge has checked. */
  readonly tenant: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant | null;
  /** What the giver holds; null where the service itself gives the first key. */
  readonly giver: readonly Scope[] | null;
  /** The operator's own id and secret; absent: both are made. */
  readonly key?: ApiKey;
}

export interface IssuedKey {
  readonly key: AccessKey;
  /** Shown this once; null where a repeated request is answered. */
  readonly secret: string | null;
  readonly position: Position;
  readonly replayed: boolean;
}

export class IssueKeyCommand extends Command<IssuedKey> {
  readonly context: CommandContext;
  readonly grant: KeyGrant;

  constructor(context: CommandContext, grant: KeyGrant) {
    super();
    this.context = context;
    this.grant = grant;
  }
}

@CommandHandler(IssueKeyCommand)
export class IssueKeyHandler implements ICommandHandler<IssueKeyCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  async execute({ context, grant }: IssueKeyCommand): Promise<IssuedKey> {
    const { key: own, ...wanted } = grant;
    const { id: keyId, secret } = own ?? { id: newKeyId(grant.tenant), secret: newKeySecret() };
    const { session, position, replayed } = await executeDecision(this.#runtime, {
      aggregate: accessAggregate,
      stream: accessStream(grant.tenant),
      context,
      decide: (access) => issueKey(access, { ...wanted, keyId, secretHash: hashOfSecret(secret), now: context.now }),
    });
    const issuedId = replayed ? keyIssuedBy(session.events, context.idempotencyKey) : keyId;
    const issued = session.state.get(issuedId ?? keyId);
    if (issued === undefined || position === null)
      throw new Error(`${session.stream} has no key ${keyId} after giving it`);
    return { key: issued, secret: replayed ? null : secret, position, replayed };
  }
}

const keyIssuedBy = (
  events: readonly { type: string; data: { keyId: string }; metadata: { commandId: string } }[],
  commandId: string | null,
): string | undefined => events.findLast((event) => event.metadata.commandId === commandId)?.data.keyId;
