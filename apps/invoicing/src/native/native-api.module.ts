import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProblemFilter } from './http/problem.filter.ts';
import { ReadYourWrites } from './http/read-your-writes.ts';
import { CalculationsController } from './invoices/calculations.controller.ts';
import { HistoryController } from './invoices/history.controller.ts';
import { InvoiceAnswers } from './invoices/invoice-answers.ts';
import { InvoiceReader } from './invoices/invoice-reader.ts';
import { InvoicesController } from './invoices/invoices.controller.ts';
import { ListsController } from './invoices/lists.controller.ts';
import { PaymentsController } from './invoices/payments.controller.ts';
import { KeysController } from './keys/keys.controller.ts';
import { NumbersController } from './numbers/numbers.controller.ts';
import { ProblemsController } from './openapi/problems.controller.ts';
import { KnownSettings } from './settings/known-settings.ts';
import { SettingsController } from './settings/settings.controller.ts';

/** The native API. Needs from a global module: `tokens`, `nativePorts`, `commandRuntime`, and handlers on the command bus. */
@Module({
  controllers: [
    ListsController,
    CalculationsController,
    InvoicesController,
    PaymentsController,
    HistoryController,
    SettingsController,
    NumbersController,
    KeysController,
    ProblemsController,
  ],
  providers: [
    InvoiceReader,
    InvoiceAnswers,
    KnownSettings,
    ReadYourWrites,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class NativeApiModule {}
