import { Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IssueKeyCommand, type IssuedKey, RevokeKeyCommand } from '#invoice';
import { allows, type Scope } from '#invoice/domain';
import { type Clock, formatApiKey, Problem, tenantOfKeyId } from '#platform';
import { ApiKeys } from '../../access/api-keys.ts';
import { type Caller, callerOf } from '../../http/caller.ts';
import { tokens } from '../../tokens.ts';
import { commandContext } from '../command-context.ts';
import { KeyDto } from '../dto/key.dto.ts';
import { answer, answerNothing, commandHeaders } from '../http/answer.ts';
import { NativeController } from '../http/native-controller.ts';
import { readParameters, text } from '../http/parameters.ts';
import { RequireScope } from '../http/require-scope.ts';
import { validBody } from '../http/valid-body.ts';
import { Describe } from '../openapi/describe.ts';

const listParameters = { tenant: text(40, "Default: the caller's own. Another one needs the scope `admin`") } as const;

@NativeController('keys', 'Keys')
export class KeysController {
  readonly #commands: CommandBus;
  readonly #keys: ApiKeys;
  readonly #clock: Clock;

  constructor(commands: CommandBus, @Inject(tokens.apiKeys) keys: ApiKeys, @Inject(tokens.clock) clock: Clock) {
    this.#commands = commands;
    this.#keys = keys;
    this.#clock = clock;
  }

  @Post()
  @RequireScope('settings:write')
  @Describe({
    id: 'issueKey',
    summary: 'Give a key; its secret is shown this once',
    command: true,
    body: KeyDto,
    answers: { 201: 'IssuedKey' },
  })
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const dto = validBody(KeyDto, request.body);
    const caller = callerOf(request);
    refuseWhatTheGiverLacks(caller, dto.scopes);
    const grant = {
      tenant: ownOrAdministered(caller, dto.tenant ?? null),
      name: dto.name,
      scopes: dto.scopes,
      expiresAt: dto.expiresAt ? new Date(dto.expiresAt).toISOString() : null,
      giver: caller.scopes,
    };
    const issued = await this.#commands.execute(new IssueKeyCommand(commandContext(request, this.#clock()), grant));
    answer(reply, 201, presentIssued(issued), commandHeaders(issued));
  }

  @Get()
  @RequireScope('settings:write')
  @Describe({
    id: 'listKeys',
    summary: 'List keys, without their secrets',
    parameters: listParameters,
    answers: { 200: 'KeyList' },
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { tenant } = readParameters(listParameters, request.query);
    answer(reply, 200, { items: await this.#keys.list(ownOrAdministered(callerOf(request), tenant)) });
  }

  @Delete(':id')
  @RequireScope('settings:write')
  @Describe({
    id: 'revokeKey',
    summary: 'End a key at once',
    command: true,
    answers: { 204: null },
    problems: ['key-not-found'],
  })
  async revoke(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const caller = callerOf(request);
    const tenant = tenantOfKeyId(id);
    if (tenant === null || (tenant !== caller.tenantId && !caller.scopes.includes('admin')))
      throw new Problem('key-not-found', 'there is no such key');
    const command = new RevokeKeyCommand(commandContext(request, this.#clock()), tenant, id);
    answerNothing(reply, 204, commandHeaders(await this.#commands.execute(command)));
  }
}

/** The tenant that a caller may name: its own, or as an admin any. */
function ownOrAdministered(caller: Caller, tenant: string | null): string {
  if (tenant === null || tenant === caller.tenantId) return caller.tenantId;
  if (caller.scopes.includes('admin')) return tenant;
  throw new Problem('forbidden', 'the key lacks the scope admin, which keys of other tenants need');
}

function refuseWhatTheGiverLacks({ scopes }: Caller, wanted: readonly Scope[]): void {
  const lacking = wanted.filter((scope) => !allows(scopes, scope));
  if (lacking.length > 0)
    throw new Problem('forbidden', `the key lacks the scope ${lacking.join(', ')}, so it can't give it`);
}

const presentIssued = ({ key, secret }: IssuedKey): object => ({
  id: key.keyId,
  secret,
  key: secret === null ? null : formatApiKey({ id: key.keyId, secret }),
  tenant: key.tenant,
  name: key.name,
  scopes: key.scopes,
  createdAt: key.createdAt,
  expiresAt: key.expiresAt,
});
