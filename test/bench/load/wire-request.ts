import type { RequestPlan } from './load-plan.ts';

/** The bytes of each request of a plan, made once: while the clock runs, sending one is a single write. */
export const wireRequests = (plan: RequestPlan, port: number): readonly Buffer[] =>
  plan.paths.map((path) => Buffer.from(wireRequest(plan, path, port)));

function wireRequest({ method, headers, body }: RequestPlan, path: string, port: number): string {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== null) lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
