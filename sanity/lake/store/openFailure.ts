/** The data directory cannot be used; the message says which file it is about and what to do. */
export class DataDirectoryError extends Error {}

/** The primary result codes of SQLite that are about files. https://www.sqlite.org/rescode.html */
const ADVICE: Record<number, string> = {
  5: 'is in use by another Content Lake, or open in another program; stop that one or give this one its own --data',
  8: 'cannot be written to: check who owns the directory, and whether its disk is mounted read-only',
  10: 'cannot be read or written: check the disk',
  11: 'is damaged',
  13: 'cannot be written to, because the disk is full: make room',
  14: 'cannot be opened: check that who runs the lake may write to the directory',
  26: 'is not the database of a lake, or its beginning is damaged',
};

/** A second process finds the file locked (6) or busy (5), by what it was about to do. */
const LOCKED = 6;
const BUSY = 5;

const DAMAGED = [11, 26];

/** Takes what went wrong with a database and its path; returns an error that says what to do. */
export function openFailure(cause: unknown, path: string): Error {
  if (cause instanceof DataDirectoryError || !(cause instanceof Error)) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
  const code = 'errcode' in cause ? Number(cause.errcode) & 0xff : undefined;
  const known = code === undefined ? undefined : ADVICE[code === LOCKED ? BUSY : code];
  if (code === undefined || known === undefined) return cause;
  const restore = DAMAGED.includes(code)
    ? '. Nothing was changed. Restore a backup into a new directory: lake restore --help'
    : '';
  return new DataDirectoryError(`${path} ${known} (${cause.message})${restore}`, { cause });
}

/** Takes why a data directory could not be made and its path; returns an error that says what to do. */
export function directoryFailure(cause: unknown, directory: string): DataDirectoryError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataDirectoryError(
    `The directory ${directory} cannot be made (${reason}); choose another --data`,
    { cause },
  );
}
