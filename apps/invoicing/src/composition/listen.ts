import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '#platform';
import { urlOf } from '../http/listening-address.ts';
import { StartRefused } from '../lifecycle/start-refused.ts';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'there is no such host name',
};

/** Takes requests from now on. @returns the URL that reaches the service. @throws StartRefused naming address and reason */
export async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<string> {
  try {
    // Fastify's own: Nest's would log the refusal as well, where one line for the operator is enough.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new StartRefused(`can't listen on ${host}, port ${String(port)}: ${reason}`, { cause: error });
  }
  return urlOf(app.getHttpServer().address() as AddressInfo);
}
