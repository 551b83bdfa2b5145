import { IssueKeyHandler } from './access/issue-key.command.ts';
import { RevokeKeyHandler } from './access/revoke-key.command.ts';
import { CancelInvoiceHandler } from './invoice/cancel-invoice.command.ts';
import { CreateInvoiceHandler } from './invoice/create-invoice.command.ts';
import { DeleteInvoiceHandler } from './invoice/delete-invoice.command.ts';
import { MarkInvoiceAsPaidHandler } from './invoice/mark-invoice-as-paid.command.ts';
import { PublishInvoiceHandler } from './invoice/publish-invoice.command.ts';
import { RecordPaymentHandler } from './invoice/record-payment.command.ts';
import { RefundPaymentHandler } from './invoice/refund-payment.command.ts';
import { ReopenInvoiceHandler } from './invoice/reopen-invoice.command.ts';
import { ReplaceInvoiceHandler } from './invoice/replace-invoice.command.ts';
import { ReversePaymentHandler } from './invoice/reverse-payment.command.ts';
import { ReplaceSettingsHandler } from './merchant/replace-settings.command.ts';

/** For the composition root: one handler a command. */
export const commandHandlers = [
  CreateInvoiceHandler,
  ReplaceInvoiceHandler,
  PublishInvoiceHandler,
  CancelInvoiceHandler,
  ReopenInvoiceHandler,
  DeleteInvoiceHandler,
  MarkInvoiceAsPaidHandler,
  RecordPaymentHandler,
  RefundPaymentHandler,
  ReversePaymentHandler,
  ReplaceSettingsHandler,
  IssueKeyHandler,
  RevokeKeyHandler,
] as const;

export { accessAggregate, accessStream } from './access/access-stream.ts';
export { type IssuedKey, IssueKeyCommand, type KeyGrant } from './access/issue-key.command.ts';
export { type RevokedKey, RevokeKeyCommand } from './access/revoke-key.command.ts';
export type { Actor, CommandContext } from './command-context.ts';
export { type CommandRuntime, commandRuntime } from './command-runtime.ts';
export { createCommandRuntime } from './create-command-runtime.ts';
export type { ChainedMetadata, EventMetadata } from './event-metadata.ts';
export * from './execution/command-errors.ts';
export type { Decoded, DomainEvent, Session } from './execution/session.ts';
export type { SessionCache } from './execution/session-cache.ts';
export { CancelInvoiceCommand } from './invoice/cancel-invoice.command.ts';
export { CreateInvoiceCommand, type CreateOptions } from './invoice/create-invoice.command.ts';
export { DeleteInvoiceCommand } from './invoice/delete-invoice.command.ts';
export type { DecodedInvoiceEvent, InvoiceCommandResult } from './invoice/invoice-command-result.ts';
export { invoiceAggregate, invoiceStream } from './invoice/invoice-stream.ts';
export { MarkInvoiceAsPaidCommand, type Settling } from './invoice/mark-invoice-as-paid.command.ts';
export { PublishInvoiceCommand } from './invoice/publish-invoice.command.ts';
export { type ReceivedMoney, RecordPaymentCommand } from './invoice/record-payment.command.ts';
export { RefundPaymentCommand } from './invoice/refund-payment.command.ts';
export { ReopenInvoiceCommand } from './invoice/reopen-invoice.command.ts';
export { ReplaceInvoiceCommand } from './invoice/replace-invoice.command.ts';
export { ReversePaymentCommand } from './invoice/reverse-payment.command.ts';
export { type DecodedMerchantEvent, readMerchant, type SettledMerchant } from './merchant/merchant-settings-reader.ts';
export { merchantAggregate, merchantStream } from './merchant/merchant-stream.ts';
export { type ReplacedSettings, ReplaceSettingsCommand } from './merchant/replace-settings.command.ts';
