import { Get, Inject, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReplaceSettingsCommand, type SettledMerchant } from '#invoice';
import type { Clock } from '#platform';
import { tokens } from '../../tokens.ts';
import { commandContext } from '../command-context.ts';
import { SettingsDto } from '../dto/settings.dto.ts';
import { answer, answerNothing, commandHeaders } from '../http/answer.ts';
import { namesEtag } from '../http/headers.ts';
import { historyPage, historyParameters } from '../http/history-page.ts';
import { NativeController } from '../http/native-controller.ts';
import { readParameters } from '../http/parameters.ts';
import { RequireScope } from '../http/require-scope.ts';
import { validBody } from '../http/valid-body.ts';
import { tenantOf } from '../invoices/invoice-answers.ts';
import { Describe } from '../openapi/describe.ts';
import { KnownSettings } from './known-settings.ts';
import { settingsHistoryOf } from './settings-history.ts';
import { toSettings } from './to-settings.ts';

@NativeController('settings', 'Settings')
export class SettingsController {
  readonly #commands: CommandBus;
  readonly #settings: KnownSettings;
  readonly #clock: Clock;

  constructor(commands: CommandBus, settings: KnownSettings, @Inject(tokens.clock) clock: Clock) {
    this.#commands = commands;
    this.#settings = settings;
    this.#clock = clock;
  }

  @Get()
  @RequireScope('invoices:read')
  @Describe({ id: 'getSettings', summary: 'The merchant', conditional: true, answers: { 200: 'Settings', 304: null } })
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const merchant = await this.#settings.read(tenantOf(request));
    const ETag = etagOf(merchant);
    if (namesEtag(request.headers['if-none-match'], ETag)) answerNothing(reply, 304, { ETag });
    else answer(reply, 200, presentSettings(merchant), { ETag });
  }

  @Put()
  @RequireScope('settings:write')
  @Describe({
    id: 'replaceSettings',
    summary: 'Replace the settings; what is absent gets its default. Published invoices keep what was frozen',
    command: true,
    body: SettingsDto,
    answers: { 200: 'Settings' },
  })
  async replace(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const dto = validBody(SettingsDto, request.body);
    const context = commandContext(request, this.#clock());
    const replaced = await this.#commands.execute(
      new ReplaceSettingsCommand(context, (defaults) => toSettings(dto, defaults)),
    );
    answer(reply, 200, presentSettings(replaced), { ...commandHeaders(replaced), ETag: etagOf(replaced) });
  }

  @Get('history')
  @RequireScope('audit:read')
  @Describe({
    id: 'getSettingsHistory',
    summary: 'Every change of the settings',
    parameters: historyParameters,
    answers: { 200: 'SettingsHistoryPage' },
  })
  async history(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = readParameters(historyParameters, request.query);
    const { events } = await this.#settings.read(tenantOf(request));
    answer(reply, 200, historyPage(settingsHistoryOf(events), page));
  }
}

const presentSettings = ({ settings, version }: SettledMerchant): object => ({ ...settings, version });

const etagOf = ({ version }: SettledMerchant): string => `"${String(version)}"`;
