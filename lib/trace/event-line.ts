import { keyOf, type Actors, type DocumentActor } from './actors.ts';
import type { Row } from './row.ts';
import { visible } from './text-width.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { changeText, shortURL, shortValue } from './wording.ts';

/** One line of a story. */
export type EventLine = Pick<Row, 'tab' | 'mark' | 'text' | 'tone'>;

/** What is told of an event in a line of its own, whatever else happened in its step; null where there is no such line. */
export function eventLine(event: TraceEvent, actors: Actors): EventLine | null {
  switch (event.type) {
    case 'session-copied':
      return { tab: event.tab, mark: '⧉', text: `begins with a copy of the session of ${event.from}`, tone: 'plain' };
    case 'browser-restarted':
      return { tab: null, mark: '', text: `the browser was restarted (session: ${event.session})`, tone: 'title' };
    case 'policy-changed':
      return { tab: null, mark: '', text: `policy: ${visible(event.policy)}`, tone: 'title' };
    case 'area-emptied': {
      const area = actors.area(event.area);
      const text = `${area.kind} ${shortURL(keyOf(area), null)} emptied: ${event.reason}`;
      return { tab: area.tab, mark: '∅', text, tone: 'write' };
    }
    case 'applied':
      return appliedLine(event);
    case 'site-data-cleared': {
      const text = `${shortURL(event.url, null)} has site data cleared: ${visible(event.types)}`;
      return { tab: null, mark: '∅', text, tone: 'title' };
    }
    case 'note':
      return { tab: null, mark: '', text: visible(event.text), tone: 'title' };
    case 'check':
      return { tab: null, mark: event.passed ? '✓' : '✗', text: visible(event.text), tone: event.passed ? 'good' : 'bad' };
    case 'visibility-changed':
      return { tab: event.tab, mark: event.visibility === 'hidden' ? '◌' : '◉', text: event.visibility, tone: 'plain' };
    case 'tab-crashed':
      return { tab: event.tab, mark: '✗', text: 'crashed: no handler ran', tone: 'bad' };
    case 'tab-closed':
      return { tab: event.tab, mark: '■', text: 'closed', tone: 'plain' };
    case 'console': {
      const text = visible(event.text);
      const tone = event.level === 'error' ? 'bad' : 'plain';
      return {
        tab: actors.tabOf(event.document),
        mark: '»',
        text: event.level === 'log' ? text : `${event.level}: ${text}`,
        tone,
      };
    }
    case 'error': {
      const kind = event.kind === 'rejection' ? 'unhandled rejection: ' : '';
      const text = `${kind}${visible(event.message)}${event.handled ? ' (handled)' : ''}`;
      return { tab: actors.tabOf(event.document), mark: '✗', text, tone: event.handled ? 'dim' : 'bad' };
    }
    case 'dialog':
      return { tab: actors.tabOf(event.document), mark: '?', text: dialogText(event), tone: 'plain' };
    case 'refused': {
      const origin = actors.documents.get(event.document)?.origin ?? null;
      const what = refusedThing(event, origin);
      const text = `${what}: ${visible(event.reason)}`;
      return { tab: actors.tabOf(event.document), mark: '✗', text, tone: 'bad' };
    }
    case 'document-left':
    case 'document-returned':
    case 'document-dropped':
      return moved(event, actors);
    default:
      return navigated(event, actors);
  }
}

function dialogText({ kind, message, answer, text, reason }: TraceEventOf<'dialog'>): string {
  const what = kind === 'print' ? kind : `${kind} ${shortValue(message)}`;
  if (reason !== '') return `${what} (not shown: ${visible(reason)})`;
  if (text !== null) return `${what} → ${shortValue(text)}`;
  return kind === 'alert' ? what : `${what} → ${answer}`;
}

function navigated(event: TraceEvent, actors: Actors): EventLine | null {
  switch (event.type) {
    case 'navigation-started': {
      const origin = [...actors.documents.values()].findLast(({ tab }) => tab === event.tab)?.origin ?? null;
      const way = event.cause === 'user' ? '' : ` (${event.cause})`;
      const text = event.cause === 'reload' ? 'reload' : `${shortURL(event.url, origin)}${way}`;
      return { tab: event.tab, mark: '⇢', text, tone: 'plain' };
    }
    case 'navigation-ended':
      if (event.status >= 200 && event.status < 400) return null;
      return { tab: event.tab, mark: '✗', text: `${event.status} ${visible(event.reason)}`.trim(), tone: 'bad' };
    case 'url-changed': {
      const document = actors.documents.get(event.document);
      if (document === undefined) return null;
      return { tab: document.tab, mark: '⇢', text: `${shortURL(event.url, document.origin)} (same document)`, tone: 'plain' };
    }
    default:
      return null;
  }
}

/** Into the back/forward cache, and out of it. */
function moved(
  event: TraceEventOf<'document-left' | 'document-returned' | 'document-dropped'>,
  actors: Actors,
): EventLine | null {
  const document = actors.documents.get(event.document);
  if (document === undefined) return null;
  const { tab } = document;
  // Another page of the tab may have the same path.
  const hasTwin = [...actors.documents.values()].some(
    (other) => other.tab === tab && other.origin !== document.origin && pathOf(other) === pathOf(document),
  );
  const what = shortURL(document.url, hasTwin ? null : document.origin);
  if (event.type === 'document-returned') return { tab, mark: '⇠', text: `${what} is shown again`, tone: 'plain' };
  if (event.type === 'document-left' && event.kept) return { tab, mark: '≡', text: `${what} is kept`, tone: 'plain' };
  if (event.reason === '') return null;
  return { tab, mark: '·', text: `${what} is not kept: ${visible(event.reason)}`, tone: 'dim' };
}

function pathOf({ url, origin }: DocumentActor): string {
  return shortURL(url, origin);
}

function refusedThing({ what, url }: TraceEventOf<'refused'>, origin: string | null): string {
  if (what === 'form') return 'form not sent';
  return what === 'storage' ? 'no storage' : `no ${what} ${shortURL(url, origin)}`;
}

function appliedLine({ area, key, newValue, by }: TraceEventOf<'applied'>): EventLine {
  return { tab: null, mark: '·', text: `${area}: ${changeText(key, newValue)}, by ${by}`, tone: 'write' };
}
