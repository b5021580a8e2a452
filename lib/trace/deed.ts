import type { Actors } from './actors.ts';
import { isLockEvent, reasonText, type LockEvent } from './lock-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { assignment, changeText, readText, shortKey, shortURL, shortValue } from './wording.ts';

/** What a step did, as the rest of a sentence that begins with “It”; empty for what goes without saying. */
export function deed(event: TraceEvent, actors: Actors): string {
  switch (event.type) {
    case 'storage-read':
      return event.key === null ? 'read the set of keys' : `read ${readText(event).replace('? ', ' (').concat(')')}`;
    case 'storage-written':
      return `set ${assignment(event.key, event.newValue)}`;
    case 'storage-removed':
      return `removed ${shortKey(event.key)}`;
    case 'storage-cleared':
      return 'cleared the area';
    case 'tab-crashed':
      return `crashed ${event.tab}`;
    case 'area-emptied':
      return `had ${event.area} emptied (${event.reason})`;
    case 'applied':
      return `applied a change of ${event.by} to ${event.area} (${changeText(event.key, event.newValue)})`;
    case 'storage-unchanged':
      return unchanged(event);
    case 'write-refused':
      return `could not set ${shortKey(event.key)}, because its ${event.units} units did not fit`;
    case 'event-fired':
      return `fired a storage event (${changeText(event.key, event.newValue)})${unheard(event)}`;
    case 'cookie-read':
      return 'read the cookies';
    case 'cookie-written':
      return event.value === null
        ? `deleted the cookie ${shortKey(event.name)}`
        : `set the cookie ${assignment(event.name, event.value)}`;
    case 'navigation-started':
      return `began to navigate ${event.tab} to ${shortURL(event.url, null)}`;
    case 'request':
      return event.document === null ? '' : `asked for ${event.method} ${shortURL(event.url, null)}`;
    case 'refused':
      if (event.what === 'form') return `did not send the form (${event.reason})`;
      if (event.what === 'storage') return `was given no storage (${event.reason})`;
      return `was given no ${event.what} ${shortURL(event.url, null)} (${event.reason})`;
    case 'input-refused':
      return `did not do what it was to do (${event.code}: ${event.reason.replace(/\.$/, '')})`;
    case 'console':
      return `wrote ${shortValue(event.text)} to the console`;
    case 'error':
      return `reported an ${event.kind === 'exception' ? 'exception' : 'unhandled rejection'} (${event.message})`;
    default:
      return talk(event, actors);
  }
}

/** The same of messages and locks. */
function talk(event: TraceEvent, actors: Actors): string {
  switch (event.type) {
    case 'channel-opened':
      return `opened the channel ${shortKey(event.name)}`;
    case 'channel-closed':
      return `closed the channel ${shortKey(event.name)}`;
    case 'message-posted':
      return `posted ${shortValue(event.data)} to ${event.via === 'channel' ? `the channel ${shortKey(event.name)}` : `a ${event.via}`}`;
    case 'message-queued':
      return 'queued a message that had waited for its port';
    case 'message-fired':
      return `fired a ${event.kind} event (${shortValue(event.data)})${unheard(event)}`;
    case 'message-refused':
      return `could not send a message to ${event.via === 'channel' ? `the channel ${shortKey(event.name)}` : `a ${event.via}`} (${event.error})`;
    case 'message-dropped':
      return `dropped a message (${event.reason})`;
    default:
      return isLockEvent(event) ? lockDeed(event, actors) : '';
  }
}

function lockDeed(event: LockEvent, actors: Actors): string {
  const asked = actors.locks.get(event.request)?.asked;
  if (asked === undefined) return '';
  const [lock, who] = [`the lock ${shortKey(asked.name)}`, actors.nameOf(asked.document)];
  switch (event.type) {
    case 'lock-requested':
      return `requested ${lock}`;
    case 'lock-waiting':
      return `let ${who} wait for ${lock}`;
    case 'lock-granted':
      return `granted ${lock} to ${who}`;
    case 'lock-unavailable':
      return `found ${lock} not available for ${who}`;
    case 'lock-released':
      return `released ${lock} of ${who} (${reasonText(event.reason)})`;
    case 'lock-stolen':
      return `took ${lock} from ${who}`;
    default:
      return `gave up the request of ${who} for ${lock} (${reasonText(event.reason)})`;
  }
}

function unheard({ listeners }: TraceEventOf<'event-fired' | 'message-fired'>): string {
  return listeners === false ? ', for which no listener was there' : '';
}

function unchanged({ key, value }: TraceEventOf<'storage-unchanged'>): string {
  if (key === null) return 'cleared an area that is empty, of which nobody hears';
  if (value === null) return `removed ${shortKey(key)}, which is absent, so that nobody hears`;
  return `set ${assignment(key, value)} as it is already, of which nobody hears`;
}
