import type { LifecyclePolicy } from './events.ts';
import type { ExistingInvoice } from './state.ts';

/** What may be said anew of an invoice. `terms-of-payment`: due date and notes, while nothing is paid. */
export type Updatable = 'everything' | 'terms-of-payment' | 'what-moves-no-total' | 'nothing';

/** The states of an invoice that is there: a deleted one is not found by any command. */
export type LiveStatus = Exclude<ExistingInvoice['status'], 'deleted'>;

/** Who may do what when, and what is said otherwise. */
export interface LifecycleRules {
  readonly update: Readonly<Record<LiveStatus, Updatable>>;
  /** Publishing asks for all that a customer needs to pay, or for no more than creating did. */
  readonly publishingNeeds: 'all-to-pay' | 'nothing-more';
  /** An invoice over nothing is paid as it is published, or waits to be marked as paid. */
  readonly nothingToPay: 'paid-at-publish' | 'due';
  readonly cancel: readonly LiveStatus[];
  readonly reopen: readonly LiveStatus[];
  readonly delete: readonly LiveStatus[];
  readonly refusals: Readonly<Record<'cancel' | 'reopen' | 'delete', string>>;
}

const standard: LifecycleRules = {
  update: { draft: 'everything', due: 'terms-of-payment', paid: 'nothing', cancelled: 'nothing' },
  publishingNeeds: 'all-to-pay',
  nothingToPay: 'paid-at-publish',
  cancel: ['due'],
  reopen: [],
  delete: ['draft'],
  refusals: {
    cancel: 'Only invoices in published (Due, Past Due) status and not paid can be canceled.',
    reopen: "An invoice of the standard life cycle can't be reopened.",
    delete: "You can't delete published invoices.",
  },
};

const open: LifecycleRules = {
  update: { draft: 'everything', due: 'everything', paid: 'everything', cancelled: 'what-moves-no-total' },
  publishingNeeds: 'nothing-more',
  nothingToPay: 'due',
  cancel: ['draft', 'due'],
  reopen: ['cancelled'],
  delete: ['draft', 'due', 'paid', 'cancelled'],
  refusals: {
    cancel: 'Only invoices that are drafts or published (Due, Past Due) and not paid can be canceled.',
    reopen: 'Only canceled invoices can be reopened.',
    delete: "You can't delete paid invoices.",
  },
};

const policies: Readonly<Record<LifecyclePolicy, LifecycleRules>> = { standard, open };

/** The rules that the invoice was made under; they never change for it. */
export const rulesOf = (invoice: ExistingInvoice): LifecycleRules => policies[invoice.lifecyclePolicy];
