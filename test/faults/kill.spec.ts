import { describe, expect, test } from '@jest/globals';
import { runCampaign } from './campaign.ts';
import { acknowledgements, type InvoiceJournal } from './journal/invoice-journal.ts';

/** `FAULT_KILLS=1000 npm test -- test/faults` is the long form; `FAULT_SEED` asks for the traffic of an earlier run again. */
const kills = Number(process.env['FAULT_KILLS'] ?? 24);
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1e9));

/** Each on a folder of its own, so that a long run grows no heavier than a short one. */
const killsOfCampaign = 24;
const campaigns = Array.from({ length: Math.ceil(kills / killsOfCampaign) }, (_, index) => seed + index * 1_000);
const patienceMilliseconds = 10_000;

describe('a service that is killed at any moment', () => {
  test.each(campaigns)(
    'loses nothing that it acknowledged, does nothing twice and leaves no gap (FAULT_SEED=%d)',
    async (campaignSeed) => {
      const { journals, findings } = await runCampaign(campaignSeed, Math.min(kills, killsOfCampaign));
      expect(findings).toEqual([]);
      const { acknowledged, unanswered, replayed } = countsOf(journals);
      process.stdout.write(
        `${String(acknowledged)} acknowledged, ${String(unanswered)} without an answer, ${String(replayed)} replayed\n`,
      );
      expect(acknowledged).toBeGreaterThan(Math.min(kills, killsOfCampaign));
      expect(unanswered).toBeGreaterThan(0);
      expect(replayed).toBeGreaterThan(0);
    },
    killsOfCampaign * patienceMilliseconds,
  );
});

/** A run in which nothing was under way when the kills came would prove nothing. */
function countsOf(journals: readonly InvoiceJournal[]) {
  const operations = journals.flatMap((journal) => journal.operations);
  const outcomes = operations.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome));
  return {
    acknowledged: operations.filter((operation) => acknowledgements(operation).length > 0).length,
    unanswered: outcomes.filter(({ kind }) => kind === 'no answer').length,
    replayed: outcomes.filter((outcome) => outcome.kind === 'acknowledged' && outcome.replayed).length,
  };
}
