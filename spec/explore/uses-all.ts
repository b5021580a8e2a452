/** Of {@link textOfAll}. */
export interface UsesAll {
  /** Uses all that the module took from its window when it was evaluated, and tells what comes of it. */
  use(tell: (...told: unknown[]) => void): void;
}

/** A module that takes what it can from its window. */
export const textOfAll = `
const { localStorage: local, sessionStorage: session, Storage: Kind, window: self, document: page, location: place, history: past } = window;
const { setTimeout: later, clearTimeout: stop, setInterval: every, clearInterval: stopEvery, queueMicrotask: soon } = window;
const { requestAnimationFrame: frame, requestIdleCallback: idle, performance: clock, console: log, crypto: dice, Date: Dates } = window;
const { BroadcastChannel: Channel, MessageChannel: Pair, AbortSignal: Signal, Event: Happening, URL: Url, structuredClone: copy } = window;
const { addEventListener: hear, postMessage: post, fetch: get, navigator: { locks, userActivation } } = window;
const { random } = Math;
const { now } = Dates;
const { info } = log;

export function use(tell) {
  tell('same', local === localStorage, session === sessionStorage, local instanceof Kind, self === window, page === document);
  tell('new', local.length, session.length, self.name, page.title, place.href, past.length, userActivation.isActive);
  tell('chance', random(), dice.randomUUID(), now(), new Dates().getTime(), clock.now(), clock.timeOrigin);
  tell('nothing', clock.getEntriesByType('mark').length, page.cookie, new Url('y', place.href).href);
  page.title = 'title';
  page.cookie = 'a=1';
  clock.mark('mark');
  log.count('count');
  log.group('group');
  info('said');
  name = 'named';
  local.setItem('key' + now(), String(random()));
  session.setItem('key', 'value');
  hear('storage', ({ key, newValue, storageArea }) => tell('heard', key, newValue, storageArea === local));
  hear('message', ({ data, source }) => tell('message', data, source === self));
  page.addEventListener('x', () => tell('dispatched'));
  page.dispatchEvent(new Happening('x'));
  post('sent');
  tell('handles', idle(() => tell('idle')), frame((ms) => tell('frame', ms)), later(() => tell('timer', now(), local.length), 5));
  const each = every(() => { tell('each'); stopEvery(each); }, 3);
  stop(later(() => tell('never')));
  soon(() => tell('soon'));
  const channel = new Channel('channel');
  channel.onmessage = ({ data }) => { tell('channel', data); channel.close(); };
  later(() => channel.postMessage(copy({ a: 1 })), 9);
  const { port1, port2 } = new Pair();
  port1.onmessage = ({ data }) => tell('port', data);
  port2.postMessage('ported');
  void locks.request('lock', async () => { tell('locked'); await new Promise((go) => later(go, 4)); });
  get('/x').then((answer) => answer.text()).then((said) => tell('fetched', said), (error) => tell('failed', String(error)));
  Signal.timeout(700).addEventListener('abort', () => tell('aborted'));
}`;
