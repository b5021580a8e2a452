import { Browser, replay, seeded, StorageloomError, tabs, type Scheduler, type Tab } from 'storageloom';

/** A run on bare windows that ends with its trace, in JSON Lines. It uses nothing that only Node or only a page has. */
export type Scenario = () => Promise<string>;

const shop = 'https://shop.example/';

async function twoTabs(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  b.window.addEventListener('storage', ({ key, newValue }) => {
    if (key === 'cart') b.window.localStorage.setItem('seen', newValue ?? 'nothing');
  });

  a.window.localStorage.setItem('cart', '3');
  a.window.localStorage['cart'] = '4';
  a.window.sessionStorage.setItem('draft', 'kept to this tab');
  await a.browser.settle();
  await a.run(({ localStorage }) => localStorage.clear());
  await a.browser.settle();

  return traceOf(a.browser);
}

async function timers(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  const { localStorage } = a.window;
  let ticks = 0;
  const interval = a.window.setInterval(() => {
    localStorage.setItem('ticks', String(++ticks));
    if (ticks === 3) a.window.clearInterval(interval);
  }, 250);
  b.window.setTimeout(() => b.window.localStorage.setItem('late', String(b.window.performance.now())), 600);
  startNestedTimers(b.window);

  await a.browser.advance(600);
  await a.browser.settle({ timers: true });

  return traceOf(a.browser);
}

/** Ten timers, each set by the one before: from the sixth on they are clamped. */
function startNestedTimers({ setTimeout, localStorage }: Tab['window']): void {
  let left = 10;
  const next = (): void => {
    localStorage.setItem('left', String(--left));
    if (left > 0) setTimeout(next, 0);
  };
  setTimeout(next, 0);
}

async function promiseJobs(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  const { browser } = a;
  for (const name of ['first', 'second', 'third']) {
    b.window.addEventListener('storage', async ({ key }) => {
      browser.note(`${name} listener: ${key}`);
      await Promise.resolve();
      browser.note(`${name} listener's promise job`);
      await Promise.resolve().then(() => b.window.queueMicrotask(() => browser.note(`${name} listener's last job`)));
      b.window.localStorage.setItem(name, `${key} heard`);
    });
  }

  a.window.localStorage.setItem('k', 'v');
  await browser.step();
  await browser.settle();

  return traceOf(browser);
}

/** Three tabs that answer each other, in the order of `scheduler`. */
async function answers(scheduler: Scheduler): Promise<Browser> {
  const browser = new Browser({ scheduler, seed: 7 });
  const open = [await browser.open(shop), await browser.open(`${shop}cart`), await browser.open(`${shop}pay`)];
  for (const tab of open) {
    tab.window.onstorage = ({ key, newValue }) => {
      const hops = Number(newValue);
      if (hops > 0) tab.window.localStorage.setItem(`${key}, ${tab.name}`, String(hops - 1));
    };
    tab.window.setTimeout(() => tab.window.localStorage.setItem(tab.name, '2'), 0);
  }
  await browser.settle();
  return browser;
}

async function seededOrder(): Promise<string> {
  const browser = await answers(seeded(42));
  browser.note(browser.schedule);
  return traceOf(browser);
}

async function replayedOrder(): Promise<string> {
  const { schedule } = await answers(seeded(42));
  const browser = await answers(replay(schedule));
  browser.note(browser.schedule === schedule ? 'the same order' : `another order: ${browser.schedule}`);
  return traceOf(browser);
}

async function frames(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  const frame = await a.addFrame('/frame');
  const inner = await frame.addFrame('/frame/inner');
  const other = await a.addFrame('https://other.example/');
  for (const one of [frame, inner, other]) {
    one.window.addEventListener('storage', () => one.browser.note(`${one.name} hears`));
  }

  b.window.localStorage.setItem('for', 'all of the origin');
  frame.window.sessionStorage.setItem('for', 'this tab');
  await a.browser.settle();
  await inner.goto('/frame/next');
  b.window.localStorage.setItem('for', 'the next document');
  await frame.remove();
  await a.browser.settle();

  return traceOf(a.browser);
}

async function navigation(): Promise<string> {
  const [a, b] = await tabs(2, {
    url: shop,
    pages: ({ url }) => {
      if (url.endsWith('/old')) return new Response(null, { status: 302, headers: { location: '/new' } });
      return new Response('', { status: url.endsWith('/missing') ? 404 : 200, headers: { 'x-from': 'the server' } });
    },
  });
  a.window.addEventListener('pagehide', () => a.window.localStorage.setItem('left', a.url));

  await a.goto('/old');
  a.document.cookie = 'visited=new; path=/';
  a.browser.note(b.document.cookie);
  await a.goto('/missing');
  await a.reload();
  await a.browser.settle();
  await b.close();

  return traceOf(a.browser);
}

async function thrownInHandlers(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  const { browser } = a;
  b.window.addEventListener('storage', () => {
    b.window.queueMicrotask(() => browser.note('a promise job of the listener that throws'));
    throw new RangeError('thrown in a listener');
  });
  b.window.addEventListener('storage', () => browser.note('the next listener'));
  b.window.setTimeout(() => {
    throw new TypeError('thrown in a timer');
  }, 0);

  a.window.localStorage.setItem('k', '1');
  await browser.settle({ timers: true }).catch(() => undefined);
  b.window.onerror = (message) => {
    browser.note(`onerror: ${message}`);
    return true;
  };
  a.window.localStorage.setItem('k', '2');
  await browser.settle().catch(() => undefined);

  return traceOf(browser);
}

async function rejectedPromises(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  const { browser } = a;
  // Registered in a task, they are the page's.
  await b.run((window) => {
    window.addEventListener('storage', async ({ key }) => {
      await Promise.resolve();
      throw new Error(`nobody handles that ${key} was set`);
    });
    window.addEventListener('storage', () => {
      const late = Promise.reject(new Error('handled in time'));
      void Promise.resolve().then(() => late.catch(({ message }: Error) => browser.note(message)));
    });
  });

  a.window.localStorage.setItem('k', '1');
  a.window.localStorage.setItem('l', '1');
  await browser.settle();
  b.window.onunhandledrejection = (event) => {
    browser.note(`onunhandledrejection: ${event.reason}`);
    event.preventDefault();
  };
  a.window.localStorage.setItem('m', '1');
  await browser.settle();

  return traceOf(browser);
}

async function evaluatedCode(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  await b.evaluate(`addEventListener('storage', (event) => sessionStorage.setItem('last', JSON.stringify(
    [event.key, event.isTrusted, event.storageArea === localStorage, event instanceof StorageEvent, this === window])))`);

  const length = await a.evaluate((value: string) => {
    const { localStorage } = globalThis as object as { localStorage: { k?: string; length: number } };
    localStorage.k = value;
    return localStorage.length;
  }, 'v');
  await a.browser.settle();
  a.browser.note(`${length}: ${b.sessionStorage.getItem('last')}`);

  return traceOf(a.browser);
}

async function refusals(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop, limits: { tasks: 20 } });
  const refused = await a.run(({ localStorage }) => {
    try {
      localStorage.setItem('large', 'x'.repeat(5 * 2 ** 20));
      return 'stored';
    } catch (error) {
      return String(error);
    }
  });
  a.browser.note(refused);
  for (const { window } of [a, b]) window.onstorage = ({ newValue }) => window.localStorage.setItem('n', `${newValue}.`);

  a.window.localStorage.setItem('n', '');
  const circle: unknown = await a.browser.settle().catch((error: unknown) => error);
  a.browser.note(circle instanceof StorageloomError ? circle.code : 'no circle');

  return traceOf(a.browser);
}

async function automaticPump(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop, pump: 'auto' });
  b.window.onstorage = () => b.window.localStorage.setItem('answer', 'heard');

  a.window.localStorage.setItem('k', 'v');
  while (a.heard.length === 0) await turn();
  await a.browser.settle();

  return traceOf(a.browser);
}

async function listenersOfAnError(): Promise<string> {
  const [a, b] = await tabs(2, { url: shop });
  for (const name of ['first', 'second']) {
    b.window.addEventListener('error', () => {
      a.browser.note(`${name} listener`);
      b.window.queueMicrotask(() => a.browser.note(`${name} listener's promise job`));
    });
  }
  b.window.onstorage = () => {
    throw new Error('heard');
  };

  a.window.localStorage.setItem('k', 'v');
  await a.browser.settle().catch(() => undefined);

  return traceOf(a.browser);
}

/** A turn of the surroundings, in which tasks may run. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

async function traceOf(browser: Browser): Promise<string> {
  const { trace } = browser;
  await browser.close();
  return trace.toJSONL();
}

/** By name. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'two tabs exchange storage events': twoTabs,
  'timers fall due as virtual time advances': timers,
  'promise jobs run between listeners': promiseJobs,
  'a seeded order': seededOrder,
  'a seeded order, replayed': replayedOrder,
  'frames hear, come and go': frames,
  'navigation, redirects and cookies': navigation,
  'handlers throw': thrownInHandlers,
  'promises are rejected': rejectedPromises,
  'evaluated code': evaluatedCode,
  'quota and task limit': refusals,
  'tasks run by themselves': automaticPump,
};

/** By name, those whose traces differ in a page, each for a reason that docs/divergences.md gives. */
export const divergingScenarios: Readonly<Record<string, Scenario>> = {
  'promise jobs between the listeners of an error': listenersOfAnError,
};
