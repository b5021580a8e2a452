import { setImmediate as turn } from 'node:timers/promises';
import { first, type Way } from './dirty-way.ts';

export const moved: Readonly<Record<string, Way>> = {
  'an entry of the history': first(({ history }) => history.pushState({ left: 1 }, '', '/left')),
  'an entry that was gone back from': {
    act: async ({ tabs: [tab] }) => {
      tab.window.history.pushState(1, '', '/left');
      await tab.back();
    },
  },
  'a state': first(({ history }) => history.replaceState({ left: 1 }, '')),
  'the restoration of scrolling': first(({ history }) => Reflect.set(history, 'scrollRestoration', 'manual')),
  'a fragment': { act: ({ tabs: [tab] }) => tab.goto('#left') },
  'another page': { act: ({ tabs: [tab] }) => tab.goto('/left') },
  'another origin': { act: ({ tabs: [tab] }) => tab.goto('https://third.example/') },
  'another group': { act: ({ tabs: [tab] }) => tab.goto('/alone') },
  'an opaque origin': { act: ({ tabs: [tab] }) => tab.goto('data:text/html,left') },
  'a sandboxed page': { act: ({ tabs: [tab] }) => tab.goto('/boxed') },
  'an error page': { act: ({ tabs: [tab] }) => tab.goto('/down') },
  'a navigation that came to nothing': { act: ({ tabs: [tab] }) => tab.goto('/204') },
  'a blank page': { act: ({ tabs: [tab] }) => tab.goto('about:blank') },
  'a page that is not stored': { act: ({ tabs: [tab] }) => tab.goto('/no-store') },
  'pages that are kept': {
    act: async ({ tabs: [tab] }) => {
      tab.window.setTimeout(() => tab.window.localStorage.setItem('left', '1'), 3);
      await tab.goto('/left');
      await tab.goto('/more');
      await tab.back();
    },
  },
  'tasks that wait for a page that is kept': {
    act: async ({ browser, tabs: [tab, second] }) => {
      await tab.goto('https://third.example/');
      second.window.localStorage.setItem('left', '1');
      await browser.settle();
    },
  },
  'a page that was loaded again': { act: ({ tabs: [tab] }) => tab.reload() },
  'a page that will be replaced': { act: ({ tabs: [tab] }) => tab.goto('/later') },
  'a navigation under way': {
    unanswered: true,
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.location.assign('/never');
      await browser.step();
      await turn();
    },
  },
  'a traversal under way': {
    act: async ({ tabs: [tab] }) => {
      await tab.goto('/left');
      tab.window.history.back();
    },
  },
  'a name': first((window) => (window.name = 'left')),
  'a title': first(({ document }) => (document.title = 'left')),
  'another domain': first(({ document }) => Reflect.set(document, 'domain', 'shop.example')),
  'a window that is to close': { tabs: true, act: ({ tabs: [tab] }) => tab.window.close() },
};

export const around: Readonly<Record<string, Way>> = {
  'a frame': { act: ({ tabs: [tab] }) => tab.addFrame('/framed') },
  'a frame of another origin': { act: ({ tabs: [tab] }) => tab.addFrame('https://third.example/') },
  'a frame that was removed': { act: async ({ tabs: [tab] }) => await (await tab.addFrame('/framed')).remove() },
  'a frame whose timer runs': {
    act: async ({ browser, tabs: [tab] }) => {
      const frame = await tab.addFrame('/framed');
      frame.window.setInterval(() => frame.window.localStorage.setItem('left', '1'), 3);
      await browser.advance(10);
    },
  },
  'a popup': {
    act: async ({ browser, tabs: [tab] }) => {
      await tab.run((window) => void window.open('/left', 'side'));
      await browser.settle();
    },
  },
  'a popup that is coming': first((window) => window.open('/left')),
  'a popup without an opener': {
    act: async ({ browser, tabs: [tab] }) => {
      await tab.run((window) => void window.open('/left', '', 'noopener'));
      await browser.settle();
    },
  },
  'a popup of a popup, disowned': {
    act: async ({ browser, tabs: [tab] }) => {
      await tab.run((window) => void window.open('/left'));
      await browser.settle();
      await tab.popups[0]?.run((window) => {
        window.open('/more');
        window.opener = null;
      });
      await browser.settle();
    },
  },
  'a popup that closed': {
    act: async ({ browser, tabs: [tab] }) => {
      await tab.run((window) => window.open('/left')?.close());
      await browser.settle();
    },
  },
  'a sandboxed popup': {
    act: async ({ browser, tabs: [tab] }) => {
      await tab.run((window) => void window.open('/boxed'));
      await browser.settle();
    },
  },
  'an opener that was set': first((window) => (window.opener = 'left')),
  'a note': { act: ({ browser }) => browser.note('left') },
};

export const answered: Readonly<Record<string, Way>> = {
  'a response that will be replaced': { before: { Refresh: '5; url=/elsewhere' }, after: { Refresh: '5; url=/elsewhere' } },
  'a response that would have been replaced': { before: { Refresh: '5; url=/elsewhere' } },
  'a response that will be replaced now': { after: { Refresh: '5; url=/elsewhere' } },
  'a response with a sandbox, before': { before: { 'Content-Security-Policy': 'sandbox allow-scripts allow-same-origin' } },
  'a response with a sandbox, now': { after: { 'Content-Security-Policy': 'sandbox allow-scripts allow-same-origin' } },
  'another sandbox': {
    before: { 'Content-Security-Policy': 'sandbox allow-scripts allow-same-origin allow-popups' },
    after: { 'Content-Security-Policy': 'sandbox allow-scripts allow-same-origin' },
  },
  'a policy of openers, before': { before: { 'Cross-Origin-Opener-Policy': 'same-origin' } },
  'a policy of openers, now': { after: { 'Cross-Origin-Opener-Policy': 'same-origin' } },
  'a response that is not stored, before': { before: { 'Cache-Control': 'no-store' } },
  'a response that is not stored, now': { after: { 'Cache-Control': 'no-store' } },
  'a type of content, before': { before: { 'content-type': 'text/plain' } },
  'a type of content, now': { after: { 'content-type': 'text/plain' } },
  'an agent by origin, before': { before: { 'Origin-Agent-Cluster': '?1' } },
  'an agent by origin, now': { after: { 'Origin-Agent-Cluster': '?1' } },
  'a cookie of the server': { before: { 'Set-Cookie': 'left=1' } },
};

export const opened: Readonly<Record<string, Way>> = {
  'a tab that was opened': { tabs: true, act: ({ browser }) => browser.open('https://third.example/') },
  'a tab that was opened and closed': { tabs: true, act: async ({ browser }) => await (await browser.open()).close() },
  'a tab that was opened by another': { tabs: true, act: ({ browser, tabs: [tab] }) => browser.open('/left', { opener: tab }) },
  'a tab that was closed': { tabs: true, act: ({ tabs: [, second] }) => second.close() },
  'the first tab closed': { tabs: true, act: ({ tabs: [tab] }) => tab.close() },
  'a tab that crashed': { tabs: true, act: ({ tabs: [, second] }) => second.crash() },
  'a tab that closed itself': {
    tabs: true,
    act: async ({ browser, tabs: [tab] }) => {
      tab.window.close();
      await browser.settle();
    },
  },
  'a copy of a tab': {
    tabs: true,
    act: async ({ tabs: [tab] }) => {
      tab.window.sessionStorage.setItem('left', '1');
      await tab.duplicate();
    },
  },
  'a restart': { tabs: true, act: ({ browser }) => browser.restart() },
  'a restart with its session': { tabs: true, act: ({ browser }) => browser.restart({ session: 'restore' }) },
};
