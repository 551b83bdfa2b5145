const headEnd = '\r\n\r\n';
const contentLength = /\r\ncontent-length: *(\d+)/i;
const withoutBody = new Set([204, 304]);

/** Finds where HTTP/1.1 answers end on one connection that has one request under way at a time. Reads no more than it must. */
export class AnswerReader {
  #head = '';
  #status = 0;
  /** Bytes of the body still to come; null while the head is being read. */
  #missing: number | null = null;

  /**
   * @returns the status of the answer that these bytes complete, or null while it goes on
   * @throws Error for an answer without a length, or for bytes after its end
   */
  accept(bytes: Buffer): number | null {
    const bodyBytes = this.#missing === null ? this.#acceptHead(bytes) : bytes.length;
    if (this.#missing === null) return null;
    this.#missing -= bodyBytes;
    if (this.#missing > 0) return null;
    if (this.#missing < 0) throw new Error('the answer is longer than its Content-Length');
    this.#missing = null;
    return this.#status;
  }

  /** @returns how many of these bytes belong to the body */
  #acceptHead(bytes: Buffer): number {
    const before = this.#head.length;
    this.#head += bytes.toString('latin1');
    const end = this.#head.indexOf(headEnd, Math.max(0, before - headEnd.length));
    if (end === -1) return 0;
    const head = this.#head.slice(0, end);
    this.#head = '';
    this.#status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    this.#missing = bodyLength(head, this.#status);
    return before + bytes.length - end - headEnd.length;
  }
}

function bodyLength(head: string, status: number): number {
  if (withoutBody.has(status)) return 0;
  const length = contentLength.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without Content-Length:\n${head}`);
  return Number(length);
}
