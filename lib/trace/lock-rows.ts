import type { Actors } from './actors.ts';
import type { LockActor } from './lock-ledger.ts';
import { requestsIn } from './lock-ledger.ts';
import type { LockChange, Row, Tone } from './row.ts';
import { row } from './step-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortKey } from './wording.ts';

/** An event of a request for a lock. */
export type LockEvent = TraceEvent & TraceEventOf<Extract<TraceEvent['type'], `lock-${string}`>>;

/** What is told of an event of a request, and what becomes of the request. */
interface LockLine {
  readonly mark: string;
  readonly text: string;
  readonly tone: Tone;
  /** Null: it neither waits nor holds yet. */
  readonly state: LockChange['state'] | null;
}

/** The row that tells of a request for a lock; null for other events, and where the trace does not tell whose it is. */
export function lockRow(event: TraceEvent, actors: Actors): Row | null {
  if (!isLockEvent(event)) return null;
  const lock = actors.locks.get(event.request);
  const tab = actors.tabOf(lock?.asked.document);
  if (lock === undefined || tab === null) return null;
  const { mark, text, tone, state } = lineOf(event, lock, actors);
  return row(event, tab, mark, text, tone, null, null, state === null ? null : { tab, request: event.request, state });
}

/** What is known of a request after an event that is not told; null for other events. */
export function lockChangeOf(event: TraceEvent, actors: Actors): LockChange | null {
  return lockRow(event, actors)?.lock ?? null;
}

export function isLockEvent(event: TraceEvent): event is LockEvent {
  return event.type.startsWith('lock-');
}

function lineOf(event: LockEvent, lock: LockActor, actors: Actors): LockLine {
  const name = shortKey(lock.asked.name);
  switch (event.type) {
    case 'lock-requested':
      return { mark: '', text: `requests lock ${name}${manner(lock)}`, tone: 'plain', state: null };
    case 'lock-waiting':
      return {
        mark: '░',
        text: `waits for ${whoseOf(event.behind, actors)}${moreText(event)} (lock ${name})`,
        tone: 'dim',
        state: 'waits',
      };
    case 'lock-granted':
      return {
        mark: '▐',
        text: `holds lock ${name}${lock.asked.mode === 'shared' ? ' (shared)' : ''}`,
        tone: 'write',
        state: 'holds',
      };
    case 'lock-unavailable':
      return { mark: '', text: `lock ${name} is not available`, tone: 'plain', state: 'over' };
    case 'lock-released':
      return { mark: '', text: `releases lock ${name}${releaseText(event.reason)}`, tone: 'plain', state: 'over' };
    case 'lock-stolen':
      return { mark: '✗', text: `loses lock ${name} to ${whoseOf(`${event.by}`, actors)}`, tone: 'bad', state: 'over' };
    default:
      return { mark: '✗', text: `gives up lock ${name}: ${reasonText(event.reason)}`, tone: 'plain', state: 'over' };
  }
}

function manner({ asked: { mode, option } }: LockActor): string {
  const parts = [...(mode === 'shared' ? [mode] : []), ...(option === 'none' ? [] : [option])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Names of the tabs of requests, each once. */
function whoseOf(requests: string, actors: Actors): string {
  const tabs = requestsIn(requests).map(
    (request) => actors.tabOf(actors.locks.get(request)?.asked.document) ?? `request ${request}`,
  );
  return [...new Set(tabs)].join(', ');
}

/** Those that the event does not name. */
function moreText({ more = 0 }: TraceEventOf<'lock-waiting'>): string {
  return more === 0 ? '' : ` and ${more} more`;
}

function releaseText(reason: TraceEventOf<'lock-released'>['reason']): string {
  return reason === 'fulfilled' ? '' : `: ${reasonText(reason)}`;
}

/** Why a request was given up, or a lock released, in words. */
export function reasonText(reason: TraceEventOf<'lock-released' | 'lock-aborted'>['reason']): string {
  return reason === 'signal' ? 'its signal was aborted' : reason;
}
