import { checkAnswers } from './answers.ts';
import { checkContent } from './content.ts';
import { checkEffects } from './effects.ts';
import { checkList } from './list.ts';
import { checkNumbers, checkRegister } from './numbers.ts';
import type { Findings, Observation, SeenInvoice } from './observation.ts';
import { checkStream } from './stream.ts';

/** Compares all that was asked and answered with all that can be seen. Pure: what it can find, its specs make it find. */
export function checkAll(observation: Observation): Findings {
  const { journals, invoices, register } = observation;
  const byMark = Map.groupBy(invoices, ({ invoice }) => invoice.customer.name);
  const marks = new Set(journals.map(({ mark }) => mark));
  return [
    ...journals.flatMap((journal) => {
      const seen = byMark.get(journal.mark) ?? [];
      return [...checkEffects(journal, seen), ...seen.flatMap((one) => checkEach(journal, one))];
    }),
    ...[...byMark.keys()].filter((mark) => !marks.has(mark)).map((mark) => `${mark}: nobody made this invoice`),
    ...invoices.flatMap(checkStream),
    ...sharedSerials(invoices),
    ...checkList(observation),
    ...checkRegister(register),
    ...checkNumbers(
      register,
      invoices.map(({ invoice }) => invoice),
    ),
  ];
}

const checkEach = (journal: Observation['journals'][number], seen: SeenInvoice): Findings => [
  ...checkAnswers(journal, seen),
  ...checkContent(journal, seen),
];

const sharedSerials = (invoices: readonly SeenInvoice[]): Findings =>
  [...Map.groupBy(invoices, ({ invoice }) => invoice.serial)]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([serial, sharing]) => `${String(sharing.length)} invoices have the serial ${String(serial)}`);
