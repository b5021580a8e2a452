import type { Event } from '../../../lib/dom/event.ts';
import type { AnyBrowser, BareWindow } from '../../../lib/index.ts';

/** What is queued and due, oldest first: `tab2.dom storage k`, with `(held)` where the page is not active. */
export function queued({ pending }: Pick<AnyBrowser, 'pending'>): string[] {
  return pending.map(({ name, label, why }) => (why === 'held' ? `${name} ${label} (held)` : `${name} ${label}`));
}

/** What waits for its time: `tab1.timer at 500`. */
export function waiting({ timers }: Pick<AnyBrowser, 'timers'>): string[] {
  return timers.map(({ name, dueMs }) => `${name} at ${dueMs}`);
}

/** What became of each page that was left: `kept`, why not, or `gone` for one that nothing leads back to. */
export function left({ trace }: Pick<AnyBrowser, 'trace'>): unknown[] {
  return trace.events({ type: 'document-left' }).map((event) => {
    const [kept, reason] = [Reflect.get(event, 'kept') === true, Reflect.get(event, 'reason')];
    if (kept) return 'kept';
    return reason === '' ? 'gone' : reason;
  });
}

/** Writes down each event of these types that the window hears, after the window's name: `a pagehide kept`. Returns the log. */
export function note(window: BareWindow, name: string, types: string, log: string[] = []): string[] {
  for (const type of types.split(' ')) {
    window.addEventListener(type, (event) => void log.push([name, told(event)].filter((part) => part !== '').join(' ')));
  }
  return log;
}

/** The type of an event, and what it tells. */
function told(event: Event): string {
  const { type } = event;
  const of = (member: string): unknown => Reflect.get(event, member);
  switch (type) {
    case 'pageshow':
    case 'pagehide':
      return of('persisted') === true ? `${type} persisted` : type;
    case 'popstate':
      return `${type} ${JSON.stringify(of('state'))}`;
    case 'hashchange':
      return `${type} ${new URL(String(of('oldURL'))).hash} to ${new URL(String(of('newURL'))).hash}`;
    case 'visibilitychange':
      return `${type} ${String(Reflect.get(event.target ?? {}, 'visibilityState'))}`;
    case 'storage':
      return `${type} ${String(of('key'))}=${String(of('newValue'))}`;
    default:
      return type;
  }
}
