import type { BareMessagePort } from '../../lib/hosts/bare/bare-window.ts';
import { first, type Way } from './dirty-way.ts';

const areas = ['localStorage', 'sessionStorage'] as const;

export const stored: Readonly<Record<string, Way>> = {
  'local storage': first(({ localStorage }) => localStorage.setItem('left', '1')),
  'session storage': first(({ sessionStorage }) => sessionStorage.setItem('left', '1')),
  'session storage of another origin': {
    act: async ({ tabs: [tab] }) => {
      await tab.goto('https://third.example/');
      tab.window.sessionStorage.setItem('left', '1');
    },
  },
  'storage that is full': first(({ localStorage }) => {
    localStorage.setItem('left', 'x'.repeat(5 * 2 ** 20 - 4));
    try {
      localStorage.setItem('more', '1');
    } catch {
      // It is to be full.
    }
  }),
  'a symbol on a Storage object': first((window) => areas.map((name) => Reflect.set(window[name], Symbol('left'), 1))),
  'a change that nobody has heard of': { act: ({ tabs: [tab] }) => tab.window.localStorage.setItem('left', '1') },
  'a change that was heard': {
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.localStorage.setItem('left', '1');
      await browser.settle();
    },
  },
  cookies: first(({ document }) => (document.cookie = 'left=1')),
  'cookies with a date': first(({ document }) => (document.cookie = 'left=1; max-age=9999')),
  'a blob URL': first((window) => window.URL.createObjectURL(new Blob(['left']))),
  'a blob URL that is shown': {
    act: async ({ tabs: [tab] }) => {
      const url = await tab.run((window) => window.URL.createObjectURL(new Blob(['left'], { type: 'text/plain' })));
      await tab.goto(url);
    },
  },
};

export const clocked: Readonly<Record<string, Way>> = {
  'a timer': first((window) => window.setTimeout(() => window.localStorage.setItem('left', '1'), 3)),
  'an interval': first((window) => window.setInterval(() => window.localStorage.setItem('left', '1'), 3)),
  'an interval that ran': {
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.setInterval(() => tab.window.localStorage.setItem('left', '1'), 3);
      await browser.advance(10);
    },
  },
  'timers that were cleared': first((window) => [1, 2, 3].map(() => window.clearTimeout(window.setTimeout(() => undefined, 3)))),
  'a timer that has fallen due': {
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.setTimeout(() => undefined, 0);
      tab.window.setTimeout(() => undefined, 3);
      await browser.step();
    },
  },
  'a frame of animation': first((window) => window.requestAnimationFrame(() => undefined)),
  'frames of animation that were drawn': {
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.requestAnimationFrame(() => tab.window.requestAnimationFrame(() => undefined));
      await browser.advance(20);
    },
  },
  'virtual time': { act: ({ browser }) => browser.advance(12_345.5) },
  'numbers that were drawn': { act: ({ tabs }) => Promise.all(tabs.map((tab) => tab.evaluate('Math.random()'))) },
  'a hidden tab': { act: ({ tabs: [tab] }) => tab.hide() },
  'a hidden tab with timers': {
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.setInterval(() => undefined, 10);
      await tab.hide();
      await browser.advance(400_000);
    },
  },
  'choices of the scheduler': {
    act: async ({ browser, tabs: [tab, second] }) => {
      for (let times = 0; times < 9; times++)
        for (const { window } of [tab, second]) window.localStorage.setItem('left', `${times}`);
      await browser.settle();
    },
  },
  'a choice of the test': {
    act: async ({ browser, tabs: [tab, second] }) => {
      for (const { window } of [tab, second]) window.localStorage.setItem(window.name, '1');
      const { name } = browser.pending.at(-1) ?? { name: '' };
      if (name !== '') await browser.step({ choose: name });
    },
  },
  'a run that hit its limit': {
    act: async ({ browser, tabs: [tab] }) => {
      const again = (): void => void tab.window.setTimeout(again, 0);
      again();
      await browser.settle({ timers: true }).catch(() => undefined);
    },
  },
};

export const heard: Readonly<Record<string, Way>> = {
  'listeners of window and document': first((window) => {
    for (const type of ['storage', 'message', 'pageshow', 'left'])
      window.addEventListener(type, () => window.localStorage.clear());
    window.document.addEventListener('visibilitychange', () => window.localStorage.clear());
  }),
  'handlers of the window': first((window) => {
    window.onstorage = window.onmessage = window.onload = () => window.localStorage.clear();
    window.onerror = () => true;
  }),
  'handlers for leaving': first((window) => {
    window.onbeforeunload = (event) => event.preventDefault();
    window.onpagehide = window.onunload = () => window.localStorage.setItem('left', '1');
  }),
  'an exception': first((window) =>
    window.queueMicrotask(() => {
      throw new Error('left');
    }),
  ),
  'a listener that threw': {
    act: async ({ browser, tabs: [tab, second] }) => {
      await second.run((window) =>
        window.addEventListener('storage', () => {
          throw new Error('left');
        }),
      );
      tab.window.localStorage.setItem('left', '1');
      // On a host with realms a function of the test fails the call.
      await browser.settle().catch(() => undefined);
    },
  },
  'messages under way': first((window) => window.postMessage('left', '*')),
  'a channel': first((window) => {
    const { port1, port2 } = new window.MessageChannel();
    port2.onmessage = () => window.localStorage.setItem('left', '1');
    port1.postMessage('left');
  }),
  'a port under way': first((window) => {
    const { port1, port2 } = new window.MessageChannel();
    window.addEventListener('message', ({ ports }) => (ports[0] as BareMessagePort).start());
    port1.postMessage('left');
    window.postMessage('left', '*', [port2]);
  }),
  'a port that was closed': first((window) => new window.MessageChannel().port1.close()),
};
