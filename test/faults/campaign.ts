import { type Service, startService } from '../service/start-service.ts';
import { inTemporaryFolder } from '../service/temporary-folder.ts';
import { checkAll } from './checks/check-all.ts';
import { checkRegister } from './checks/numbers.ts';
import type { Findings } from './checks/observation.ts';
import { invoiceIdOf, type InvoiceJournal } from './journal/invoice-journal.ts';
import { killWhileStarting } from './kill-while-starting.ts';
import { Random } from './random.ts';
import { readInvoices, readList, readSettledRegister } from './traffic/read-back.ts';
import { Writer } from './traffic/writer.ts';
import { verifyLog } from './verify-log.ts';

export interface CampaignResult {
  readonly journals: readonly InvoiceJournal[];
  readonly findings: Findings;
}

const writers = 12;
/** A kill comes after so many answers at most, and so many milliseconds. */
const latest = { answers: 400, milliseconds: 12 } as const;
const killedWhileStarting = 0.2;
const startMilliseconds = 1_200;

/**
 * One data folder, on which the service is started and killed again and again under full traffic, and then looked at.
 * The seed decides what is asked for and when the kill comes; what the kill meets is the machine's own.
 */
export const runCampaign = (seed: number, kills: number): Promise<CampaignResult> =>
  inTemporaryFolder((dataDir) => new Campaign(dataDir, seed).run(kills));

class Campaign {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #dataDir: string;
  readonly #random: Random;
  readonly #writers: readonly Writer[];
  readonly #findings: string[] = [];

  constructor(dataDir: string, seed: number) {
    this.#dataDir = dataDir;
    // The address changes with every start, and answers are compared as a whole.
    this.#environment = { DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: 'http://invoices.example' };
    this.#random = new Random(seed);
    this.#writers = Array.from(
      { length: writers },
      (_, index) => new Writer(`w${String(index)}`, new Random(seed + index + 1)),
    );
  }

  async run(kills: number): Promise<CampaignResult> {
    for (let kill = 0; kill < kills; kill++) {
      if (this.#random.chance(killedWhileStarting))
        await killWhileStarting(this.#environment, this.#random.between(0, startMilliseconds));
      else await this.#workUntilKilled(kill);
    }
    const journals = await this.#lookAtEverything();
    this.#findings.push(...(await verifyLog(this.#dataDir)));
    return { journals, findings: this.#findings };
  }

  #start(): Promise<Service> {
    return startService({ dataDir: this.#dataDir, env: this.#environment });
  }

  #newestPosition({ client }: Service): Promise<string> {
    return this.#writers[0]!.newestPosition(client);
  }

  async #workUntilKilled(kill: number): Promise<void> {
    const service = await this.#start();
    try {
      await this.#lookAtRegister(service, `after kill ${String(kill)}`);
      await this.#work(service);
    } finally {
      service.send('SIGKILL');
    }
    const { signal } = await service.ended();
    if (signal !== 'SIGKILL') throw new Error(`the service ended by itself:\n${service.output()}`);
  }

  /** Full traffic until the kill: some answers and a moment later. */
  async #work(service: Service): Promise<void> {
    const killAfter = this.#random.between(1, latest.answers);
    let answers = 0;
    const onAnswer = () => {
      if (++answers === killAfter) setTimeout(() => service.send('SIGKILL'), this.#random.next() * latest.milliseconds);
    };
    await Promise.all(this.#writers.map((writer) => writer.work(service.client, onAnswer)));
  }

  /** What a crash left half done, the next start completes: no publication is needed for it. */
  async #lookAtRegister(service: Service, when: string): Promise<void> {
    const position = await this.#newestPosition(service);
    const findings = checkRegister(await readSettledRegister(service.client, position));
    this.#findings.push(...findings.map((finding) => `${when}: ${finding}`));
  }

  async #lookAtEverything(): Promise<readonly InvoiceJournal[]> {
    const service = await this.#start();
    try {
      const { client } = service;
      const position = await this.#newestPosition(service);
      const { rows, total } = await readList(client, position);
      const journals = this.#writers.flatMap((writer) => writer.journals);
      const known = journals.map(invoiceIdOf).filter((id) => id !== null);
      const invoices = await readInvoices(client, new Set([...known, ...rows.map(({ id }) => id)]));
      const register = await readSettledRegister(client, position);
      this.#findings.push(...checkAll({ journals, invoices, rows, total, register }));
      return journals;
    } finally {
      await service.stop();
    }
  }
}
