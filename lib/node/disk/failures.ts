import { describeThrown } from '../../infra/describe-thrown.ts';
import { StorageloomError } from '../../infra/failure.ts';
import type { Holder } from './lock.ts';

/** `why`: half a sentence. */
export function damaged(path: string, why: string, cause?: unknown): StorageloomError {
  return new StorageloomError('PROFILE_DAMAGED', {
    what: `The profile ${path} cannot be read.`,
    why: `${why}.`,
    mend: 'Nothing was changed in it. Put a copy in its place, or give disk() another folder.',
    cause,
  });
}

export function foreign(path: string, why: string, mend: string = ownFolder): StorageloomError {
  return new StorageloomError('PROFILE_FOREIGN', { what: `${path} is no profile.`, why: `${why}.`, mend });
}

const ownFolder = 'Nothing was changed in it. Give disk() a folder of its own, which need not be there yet.';

/** There is to be a profile in the folder, and there is none. */
export function missing(path: string, why: string): StorageloomError {
  return foreign(path, why, 'Nothing was made there. Give the path of a folder that disk() was given, from where you are.');
}

export function newer(path: string, version: number, known: number): StorageloomError {
  return new StorageloomError('PROFILE_VERSION', {
    what: `The profile ${path} was written by a newer storageloom.`,
    why: `Its format is ${version}, and this one knows ${known}.`,
    mend: 'Update storageloom, or give disk() another folder.',
  });
}

/** `holder` null: it is not known who. */
export function locked(path: string, file: string, holder: Holder | null): StorageloomError {
  const isOwn = holder?.pid === process.pid;
  const who = isOwn ? `Another Browser of this process, ${process.pid}, uses it` : `Process ${holder?.pid} uses it`;
  return new StorageloomError('PROFILE_LOCKED', {
    what: `The profile ${path} is in use.`,
    why: holder === null ? 'Another process has its database open.' : `${who} since ${holder.since}.`,
    mend: isOwn
      ? 'Close that Browser first, or give each a folder of its own.'
      : `Wait for it to end, or give each run a folder of its own. If that process is no user of it, remove ${file}.`,
  });
}

/** What was to be done with a profile. */
export type Doing = 'opened' | 'read' | 'written to' | 'closed';

/** The error for what a database or the file system threw while `doing` something with a profile. */
export function failed(path: string, doing: Doing, cause: unknown): StorageloomError {
  if (cause instanceof StorageloomError) return cause;
  const code = sqliteCodeOf(cause);
  if (code === corrupt || code === notADatabase) return damaged(path, `SQLite says: ${describeThrown(cause)}`, cause);
  return new StorageloomError('PROFILE_FAILED', {
    what: `The profile ${path} could not be ${doing}.`,
    why: `${describeThrown(cause)}.`,
    mend: cures[doing],
    cause,
  });
}

/** Its folder, or the database in it, was removed or replaced. */
export function gone(path: string, doing: 'written to' | 'closed'): StorageloomError {
  const memory = doing === 'closed' ? '' : 'What pages have stored is still in memory. ';
  return new StorageloomError('PROFILE_FAILED', {
    what: `The profile ${path} could not be ${doing}.`,
    why: 'Its folder, or the database in it, was removed or replaced while it was open.',
    mend: `${memory}Close the Browser before you remove its profile.`,
  });
}

const cures: Readonly<Record<Doing, string>> = {
  opened: 'Put the cause right, or give disk() another folder.',
  read: 'Put the cause right, and make another Browser with it.',
  'written to': 'What pages have stored is still in memory: put the cause right, and it is kept by the next call.',
  closed: 'What the calls before have kept is there. Put the cause right before somebody uses the profile again.',
};

const corrupt = 11;
const notADatabase = 26;
export const busy = 5;

/** The primary result code of SQLite; null where it is not of SQLite. */
export function sqliteCodeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  // That of node:sqlite, and that of libsql.
  const { errcode, rawCode } = error as { readonly errcode?: unknown; readonly rawCode?: unknown };
  const code = errcode ?? rawCode;
  return typeof code === 'number' ? code & 0xff : null;
}
