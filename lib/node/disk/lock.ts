import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who uses a profile. */
export interface Holder {
  readonly pid: number;
  /** An ISO date. */
  readonly since: string;
  /** When the process began, as the system counts; null where that cannot be told. */
  readonly began: string | null;
  readonly host: string;
}

/**
 * Who uses the profile that this is the lock of; null for nobody, or for a process that is gone. How old a lock is does not
 * matter: clocks jump.
 */
export function holderOf(file: string, began: (pid: number) => string | null = beganAt): Holder | null {
  const holder = parsed(file);
  // Processes of another machine cannot be asked for; whether they are there is seen by the lock of the database.
  if (holder === null || holder.host !== hostname() || !isAlive(holder.pid)) return null;
  const now = began(holder.pid);
  // A number is given to another process when its process has ended.
  return now !== null && holder.began !== null && now !== holder.began ? null : holder;
}

/** Says in the file who uses the profile, in place of whom it named before. */
export function takeLock(file: string): void {
  const { pid } = process;
  const holder: Holder = { pid, since: new Date().toISOString(), began: beganAt(pid), host: hostname() };
  writeFileSync(file, `${JSON.stringify(holder)}\n`);
}

/** Only if it is ours: whoever has removed it may have taken it. */
export function releaseLock(file: string): void {
  const holder = parsed(file);
  if (holder?.pid === process.pid && holder.host === hostname()) rmSync(file, { force: true });
}

function parsed(file: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof holder === 'object' && holder !== null && 'pid' in holder && isPid(holder.pid) ? (holder as Holder) : null;
  } catch {
    // None, or one that was cut off as it was written.
    return null;
  }
}

/** To ask for 0, or for less, would ask for groups of processes, of which one is always there. */
function isPid(pid: unknown): boolean {
  return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in ticks of the system's clock; null where there is no `/proc`. */
export function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may have blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
