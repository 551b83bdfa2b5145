import { CannotOpenLog } from './cannot-open-log.ts';

/** Result codes of SQLite (https://www.sqlite.org/rescode.html), the extended ones where they tell more. */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
const SQLITE_IOERR_WRITE = 778;

/**
 * The extended result code of an error that `node:sqlite` threw; null for anything else. Known by its member, since Node's own
 * errors are no instances of the `Error` that code in a `vm` context sees.
 */
function resultCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode : null;
}

const primary = (error: unknown): number | null => {
  const code = resultCode(error);
  return code === null ? null : code & 0xff;
};

export const isBusy = (error: unknown): boolean => primary(error) === SQLITE_BUSY;

/**
 * Whether a COMMIT that failed so surely wrote nothing: its last frame, without which the others count for nothing, did not
 * get into the log. After a failed fsync, for one, that is not known.
 */
export const surelyNotCommitted = (error: unknown): boolean =>
  isBusy(error) || primary(error) === SQLITE_FULL || resultCode(error) === SQLITE_IOERR_WRITE;

export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** What went wrong while a log was opened, in words for an operator. */
export function asCannotOpen(file: string, error: unknown): CannotOpenLog {
  if (error instanceof CannotOpenLog) return error;
  const code = primary(error);
  if (code === SQLITE_NOTADB || code === SQLITE_CORRUPT) {
    return new CannotOpenLog('damaged', `${file} is damaged or no SQLite file: ${messageOf(error)}`, { cause: error });
  }
  return new CannotOpenLog('refused', `${file} can't be opened: ${messageOf(error)}`, { cause: error });
}
