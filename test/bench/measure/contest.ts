import { EchoServer } from '../baselines/echo-server.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import type { RequestPlan } from '../load/load-plan.ts';
import type { BurstSize, Scenario } from '../scenarios/scenario.ts';
import type { Service } from '../../service/start-service.ts';
import { type Measured, measure, toEcho } from './burst.ts';
import { readModelsCaughtUp } from './service-metrics.ts';

/** One scenario, measured once each way. */
export interface Round {
  readonly echo: Measured;
  readonly service: Measured;
  /** Of the service's requests per second to the echo's. */
  readonly ratio: number;
  /** Seconds that the read models took to have all of it, after the burst. */
  readonly catchUpSeconds: number;
}

/** A scenario on the service beside a bare echo that answers as many bytes. */
export class Contest {
  readonly scenario: Scenario;
  readonly answerBytes: number;
  readonly rounds: Round[] = [];
  readonly #service: Service;
  readonly #load: LoadGenerator;
  readonly #echo: EchoServer;

  private constructor(
    scenario: Scenario,
    service: Service,
    load: LoadGenerator,
    echo: EchoServer,
    answerBytes: number,
  ) {
    this.scenario = scenario;
    this.answerBytes = answerBytes;
    this.#service = service;
    this.#load = load;
    this.#echo = echo;
  }

  static async prepare(scenario: Scenario, service: Service, load: LoadGenerator): Promise<Contest> {
    const { requests } = await scenario.prepare(service, { seconds: 0, prepared: 1 });
    const bytes = await answerBytes(service, requests);
    return new Contest(scenario, service, load, await EchoServer.start(requests.expectedStatus, bytes), bytes);
  }

  /** Not counted: the code of both is compiled and warm afterwards. */
  async warmUp(size: BurstSize): Promise<void> {
    await this.#measure(size);
  }

  async round(size: BurstSize): Promise<Round> {
    const round = await this.#measure(size);
    this.rounds.push(round);
    return round;
  }

  close(): Promise<void> {
    return this.#echo.close();
  }

  async #measure(size: BurstSize): Promise<Round> {
    const burst = await this.scenario.prepare(this.#service, size);
    await readModelsCaughtUp(this.#service);
    const { seconds } = size;
    const echo = await measure(this.#load, this.#echo, { requests: toEcho(burst.requests), until: { seconds } });
    const { pid, url } = this.#service;
    const service = await measure(this.#load, { pid, port: Number(new URL(url).port) }, burst);
    const catchUpSeconds = await readModelsCaughtUp(this.#service);
    return { echo, service, ratio: service.requestsPerSecond / echo.requestsPerSecond, catchUpSeconds };
  }
}

async function answerBytes(
  { url }: Service,
  { method, paths, headers, body, expectedStatus }: RequestPlan,
): Promise<number> {
  const withType = body === null ? headers : { ...headers, 'content-type': 'application/json' };
  const answer = await fetch(url + paths[0]!, { method, headers: withType, body });
  if (answer.status !== expectedStatus) throw new Error(`${method} ${paths[0]!}: ${String(answer.status)}`);
  return (await answer.arrayBuffer()).byteLength;
}
