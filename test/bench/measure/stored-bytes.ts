import { join } from 'node:path';
import { openSqliteLogReader } from '#event-store/sqlite';

/** What the log holds for a freshly created invoice: the bytes of its one event, all members together. */
export async function storedBytesOf(dataDir: string, invoiceId: string): Promise<number> {
  const log = openSqliteLogReader({ file: join(dataDir, 'events.db') });
  try {
    const [event] = await log.readStream(`invoice-${invoiceId}`, { limit: 1 });
    if (event === undefined) throw new Error(`the log holds nothing of invoice ${invoiceId}`);
    const { id, stream, type, data, metadata } = event;
    return Buffer.byteLength(id + stream + type + data + metadata);
  } finally {
    await log.close();
  }
}
