import type { Server } from 'node:http';

/** How long requests that have begun may still take, in milliseconds. */
const patience = 10_000;
/** How often connections are closed whose last answer has gone out since, in milliseconds. */
const sweep = 20;

/** Takes no new connection, answers what has been asked, closes each connection after its answer; what takes too long is cut off. */
export async function closeServer(app: { close(): Promise<void> }, server: Server, limit = patience): Promise<void> {
  const sweeping = setInterval(() => server.closeIdleConnections(), sweep);
  const cutting = setTimeout(() => server.closeAllConnections(), limit);
  try {
    await app.close();
  } finally {
    clearInterval(sweeping);
    clearTimeout(cutting);
  }
}
