import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from '../service/child-process.ts';

/** Starts the service and kills it after so many milliseconds: at whatever its start is busy with then. */
export async function killWhileStarting(
  environment: Readonly<Record<string, string>>,
  milliseconds: number,
): Promise<void> {
  const service = new ServiceProcess(environment['DATA_DIR'] ?? '.', environment);
  await delay(milliseconds);
  service.send('SIGKILL');
  await service.ended();
}
