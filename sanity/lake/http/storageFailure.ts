import { apiError, type LakeError } from '../errors.ts';
import { DamagedDataError } from '../store/json.ts';

/** The primary result codes of SQLite that are about files. https://www.sqlite.org/rescode.html */
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const NOTADB = 26;

const NO_SPACE = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const NO_WRITING = ['EIO', 'EROFS', 'EACCES', 'EPERM'];

const DAMAGED =
  'What is not affected is still served. Stop the lake and restore a backup (lake restore --help)';

/**
 * Takes an error; returns the answer if the disk or what is on it is to blame: 507 for a full disk,
 * 503 if it cannot be written or read, 500 for damage. A refused request has changed nothing.
 */
export function storageFailure(error: unknown): LakeError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  if (error instanceof DamagedDataError) return apiError(500, `${message}. ${DAMAGED}.`);
  const primary = 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (primary === FULL || NO_SPACE.includes(code)) {
    return apiError(
      507,
      'The disk of the lake is full: nothing of this request was kept. ' +
        'Make room; then it works again, without a restart',
    );
  }
  if (primary === IOERR || primary === READONLY || NO_WRITING.includes(code)) {
    return apiError(
      503,
      `The disk of the lake refuses to be used (${message}): nothing of this request was kept`,
    );
  }
  if (primary === CORRUPT || primary === NOTADB) {
    return apiError(500, `The database of the lake is damaged (${message}). ${DAMAGED}.`);
  }
  return undefined;
}
