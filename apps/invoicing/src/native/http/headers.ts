import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from '#platform';

/** Reads headers one by one and gathers what is wrong with them. */
export class HeaderReader {
  readonly faults: Fault[] = [];
  readonly #headers: IncomingHttpHeaders;

  constructor(headers: IncomingHttpHeaders) {
    this.#headers = headers;
  }

  /** Text for people: UTF-8, which Node hands over byte by byte, up to so many characters. Null where it is absent. */
  text(name: string, max: number): string | null {
    const raw = this.#raw(name);
    if (raw === null) return null;
    const text = decodedHeader(raw);
    if (text !== null && text.length <= max && !/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) return text;
    return this.#refuse(name, `must be UTF-8 text of ${String(max)} characters at most, without control characters`);
  }

  /** The key, out of its quotes where it has some (RFC 8941). Null where it is absent. */
  idempotencyKey(): string | null {
    const raw = this.#raw('Idempotency-Key');
    if (raw === null) return null;
    const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(raw)?.[1];
    const key = quoted === undefined ? raw : quoted.replace(/\\(["\\])/g, '$1');
    const bareQuote = quoted === undefined && raw.startsWith('"');
    if (!bareQuote && /^[\x20-\x7e]{1,255}$/.test(key)) return key;
    return this.#refuse('Idempotency-Key', 'must have 1 to 255 visible ASCII characters, quoted or bare');
  }

  /** The version that `If-Match` names: what follows the number in an ETag says nothing of it. Null: any. */
  expectedVersion(): number | null {
    const raw = this.#raw('If-Match');
    if (raw === null || raw === '*') return null;
    const version = /^(?:W\/)?"(\d{1,15})(?:-[\w.-]*)?"$/.exec(raw)?.[1];
    if (version !== undefined) return Number(version);
    return this.#refuse('If-Match', 'must be one ETag of this resource, such as "7"');
  }

  #raw(name: string): string | null {
    const value = this.#headers[name.toLowerCase()];
    return typeof value === 'string' ? value : null;
  }

  #refuse(header: string, rule: string): null {
    this.faults.push({ header, code: header.toLowerCase(), detail: `${header} ${rule}` });
    return null;
  }
}

const ascii = /^[\u0000-\u007f]*$/;

function decodedHeader(raw: string): string | null {
  if (ascii.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** Whether `If-None-Match` names this ETag: compared as a whole, weakly (RFC 9110, 13.1.2). */
export function namesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
