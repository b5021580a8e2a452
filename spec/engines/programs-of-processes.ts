import type { ExploreOptions } from '../../lib/explore/index.ts';
import type { Tab } from '../../lib/index.ts';
import { compact, type HeardEvent } from './heard-event.ts';
import { eventsInFull } from './recording.ts';
import type { Play, Program } from './explored.ts';

type Two = readonly [Tab, Tab];
type Three = readonly [Tab, Tab, Tab];

const inAll = (tabs: ExploreOptions['tabs'] = 2): ExploreOptions => ({ tabs, strategy: 'exhaustive' });
const drawn = (schedules: number, tabs: number): ExploreOptions => ({ tabs, strategy: 'sampled', schedules });
const addresses = ['http://localhost/a', 'http://localhost/b'];
/** Engines have channels in a queue of their own. */
const apart: ExploreOptions = { ...inAll(), browser: { behaviour: { channelQueue: 'apart' } } };

/** Both tabs add one so many times, each time in one task. */
const lostUpdates =
  (times: number): Play =>
  async ({ tabs, rest }) => {
    for (const tab of tabs) {
      tab.start(({ localStorage, setTimeout }) => {
        let left = times;
        const add = (): void => {
          localStorage.setItem('n', String(Number(localStorage.getItem('n')) + 1));
          // Set in a promise job it is nested in none, and so not put off for being nested too deeply.
          if (--left > 0) void Promise.resolve().then(() => setTimeout(add));
        };
        add();
      });
    }
    await rest();
    const [a, b] = tabs.map(({ localStorage }) => localStorage.getItem('n'));
    return { 'increments lost': Number(a) < 2 * times ? 'some' : 'none', 'A and B agree': a === b };
  };

/** Two tabs write so many values each in one task; a third one reads when all is over. */
const convergence =
  (times: number): Play =>
  async ({ tabs, rest }) => {
    const [a, b, c] = tabs as Three;
    for (const tab of [a, b]) {
      void tab.localStorage.getItem('k');
      tab.start(({ localStorage }) => {
        for (let number = 1; number <= times; number++) localStorage.setItem('k', `${tab.name} ${number}`);
      });
    }
    await rest();
    const values = [a, b, c].map(({ localStorage }) => localStorage.getItem('k'));
    return {
      'all three agree': values.every((value) => value === values[0]),
      'the value is somebody’s last': [a, b].some(({ name }) => values[0] === `${name} ${times}`),
    };
  };

/** The loop of B is one task. It began before the write where it finds the old value, though the write was made. */
const busyReader: Play = async ({ tabs, rest, variable }) => {
  const [a, b] = tabs as Two;
  const isSet = variable('is set', false);
  for (const { localStorage } of [a, b]) void localStorage.getItem('k');
  a.start(({ localStorage }) => {
    isSet.value = true;
    localStorage.setItem('k', 'new');
  });
  let [wasSet, next, later] = [false, false, false];
  let seen: (string | null)[] = [];
  b.start(({ localStorage, setTimeout }) => {
    const sees = (): boolean => localStorage.getItem('k') === 'new';
    wasSet = isSet.value;
    seen = Array.from({ length: 5 }, () => localStorage.getItem('k'));
    setTimeout(() => (next = sees()));
    setTimeout(() => (later = sees()), 250);
  });
  await rest();
  if (!wasSet) return null;
  const during = seen[0] === null;
  const setRan = { 'A’s set ran during B’s loop': during };
  if (!during) return setRan;
  return {
    ...setRan,
    'B saw it inside the loop': seen.includes('new'),
    'B saw it in its next timer task': next,
    'B saw it 250 ms later': later,
  };
};

/** Begins to hear, in the page; `events` are as the recordings list them. */
function listen({ window }: Tab, name: string, reads: boolean): (HeardEvent & { window: string })[] {
  const events: (HeardEvent & { window: string })[] = [];
  const { localStorage } = window;
  window.addEventListener('storage', (event) => {
    const { key, oldValue, newValue, url, isTrusted, bubbles, cancelable, composed } = event;
    events.push({
      ...{ window: name, area: event.storageArea === localStorage ? 'local' : 'foreign', key, oldValue, newValue },
      ...{ url: url.replace('http://localhost', 'o1'), isTrusted, bubbles, cancelable, composed },
      ...{ onWindow: event.target === window, isStorageEvent: true },
      ...(reads ? { reads: localStorage.getItem(key ?? '') } : {}),
    });
  });
  return events;
}

const writeThree = ({ localStorage }: Tab['window']): void => {
  for (const value of ['1', '2', '3']) localStorage.setItem('k', value);
};

const readsInHandler: Play = async ({ tabs, rest }) => {
  const [a, b] = tabs as Two;
  const heard = listen(b, 'B', true);
  void b.localStorage.getItem('k');
  a.start(writeThree);
  await rest();
  return { B: heard.map(compact), 'B reads later': b.localStorage.getItem('k'), [eventsInFull]: heard.map(plain) };
};

const readsAfterOwnWrite: Play = async ({ tabs, rest }) => {
  const [a, b] = tabs as Two;
  const inA = listen(a, 'A', false);
  b.window.addEventListener('storage', (event) => {
    if (event.newValue === '1') b.localStorage.setItem('k', 'B');
  });
  const inB = listen(b, 'B', true);
  a.start(writeThree);
  await rest();
  return {
    B: inB.map(compact),
    A: inA.map(compact),
    'A reads': a.localStorage.getItem('k'),
    'B reads': b.localStorage.getItem('k'),
    [eventsInFull]: [...inB, ...inA].map(plain),
  };
};

const plain = (event: HeardEvent & { window: string }): Record<string, string | boolean | null> => ({ ...event });

const visibleAtMessage: Play = async ({ tabs, rest }) => {
  const [a, b] = tabs as Two;
  void b.localStorage.length;
  let isNew = false;
  const [from, to] = [a, b].map(({ window }) => new window.BroadcastChannel('c'));
  if (to !== undefined) to.onmessage = ({ data }) => void (isNew = b.localStorage.getItem('k') === data);
  a.start(({ localStorage }) => {
    localStorage.setItem('k', '1');
    from?.postMessage('1');
  });
  await rest();
  return { 'new value read': isNew };
};

const channelAcrossTabs: Play = async ({ tabs, rest }) => {
  const [a, b] = tabs as Two;
  const order: unknown[] = [];
  const [from, to] = [a, b].map(({ window }) => new window.BroadcastChannel('c'));
  if (to !== undefined) to.onmessage = ({ data }) => void order.push(data);
  b.window.addEventListener('storage', () => order.push('storage'));
  a.start(({ localStorage }) => {
    from?.postMessage('first');
    localStorage.setItem('k', '0');
    from?.postMessage('second');
  });
  await rest();
  return { orders: order.join(' ') };
};

/** The scenarios whose facts are those of processes with copies of storage. */
export const programsOfProcesses: readonly Program[] = [
  {
    scenario: 'processes/lost-updates',
    runs: [
      [inAll(), lostUpdates(1)],
      [inAll(), lostUpdates(2)],
      [drawn(100, 2), lostUpdates(20)],
    ],
  },
  {
    scenario: 'processes/convergence',
    runs: [
      [inAll(3), convergence(1)],
      [drawn(200, 3), convergence(3)],
      [drawn(50, 3), convergence(30)],
    ],
  },
  { scenario: 'processes/busy-reader', runs: [[inAll(), busyReader]] },
  { scenario: 'order/reads-in-handler-other-tab', runs: [[inAll(addresses), readsInHandler]] },
  { scenario: 'order/reads-in-handler-after-own-write', runs: [[inAll(addresses), readsAfterOwnWrite]] },
  { scenario: 'order/set-visible-at-message', runs: [[apart, visibleAtMessage]] },
  { scenario: 'order/broadcast-channel-across-tabs', runs: [[apart, channelAcrossTabs]] },
];
