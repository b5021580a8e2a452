import { expect } from 'chai';
import { Browser, type Tab } from '../../../lib/index.ts';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';

type Window = HappyDomWindow;
type Callback = () => void;
/** Has the callback called in a later task, by page code where something has to happen for it. */
type Way = (window: Window, callback: Callback) => void;

const dispatch = 'void setTimeout(() => document.body.dispatchEvent(new Event("x")), 1)';

/** Where jsdom calls what it was given itself. */
const ways: Readonly<Record<string, Way>> = {
  'a listener of the window': (window, callback) => {
    window.addEventListener('x', callback);
    window.eval('void setTimeout(() => dispatchEvent(new Event("x")), 1)');
  },
  'a handler of the window': (window, callback) => {
    Reflect.set(window, 'onhashchange', callback);
    window.eval('void setTimeout(() => dispatchEvent(new Event("hashchange")), 1)');
  },
  'a listener of an element': (window, callback) => {
    window.document.body.addEventListener('x', callback);
    window.eval(dispatch);
  },
  'a handler of an element': (window, callback) => {
    Reflect.set(window.document.body, 'onclick', callback);
    window.eval('void setTimeout(() => document.body.click(), 1)');
  },
  'a timer': (window, callback) => void window.setTimeout(callback, 1),
  'a MutationObserver': (window, callback) => {
    new window.MutationObserver(callback).observe(window.document.body, { attributes: true });
    window.eval('void setTimeout(() => document.body.setAttribute("a", "b"), 1)');
  },
  'a handler of a FileReader': (window, callback) => {
    const reader = new window.FileReader();
    Reflect.set(reader, 'onload', callback);
    reader.readAsText(new window.Blob(['x']));
  },
  'a listener of an AbortSignal': (window, callback) => {
    Reflect.set(window, 'controller', new window.AbortController());
    window.eval('controller.signal').addEventListener('abort', callback);
    window.eval('void setTimeout(() => controller.abort(), 1)');
  },
};

const reaction: Way = (window, callback) => {
  class Element extends window.HTMLElement {
    override connectedCallback(): void {
      callback();
    }
  }
  window.customElements.define('x-y', Element);
  window.eval('void setTimeout(() => document.body.append(document.createElement("x-y")), 1)');
};

/** What is called, by whose it is and what it throws. */
const callbacks: Readonly<Record<string, (window: Window) => Callback>> = {
  'of the test': () => () => {
    throw new Error('of the test');
  },
  'of the test, a string': () => () => {
    throw 'no';
  },
  'of the test, which calls the page': (window) => {
    const fails = window.eval('() => { throw new Error("of the page") }') as Callback;
    return () => fails();
  },
  'of the page': (window) => window.eval('() => { throw new Error("of the page") }') as Callback,
  'of the page, a string': (window) => window.eval('() => { throw "no" }') as Callback,
};

async function open(): Promise<Tab<Window>> {
  const host = jsdom() as never;
  const browser = new Browser<Window>({ host, pageErrors: 'trace', console: 'trace', pages: () => new Response('x') });
  return await browser.open('https://a.example/');
}

/** Whose failure it was that a call, or a page, had. */
async function failureOf(tab: Tab<Window>): Promise<string> {
  const failed = await tab.browser.settle({ timers: true }).then(
    () => false,
    () => true,
  );
  const answer = [...(failed ? ['the test'] : []), ...(tab.errors.length > 0 ? ['the page'] : [])].join();
  await tab.browser.close();
  return answer;
}

async function failures(way: Way): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, callback] of Object.entries(callbacks)) {
    const tab = await open();
    way(tab.window, callback(tab.window));
    answers[name] = await failureOf(tab);
  }
  return answers;
}

describe('whose failure it is on jsdom', () => {
  for (const [name, way] of Object.entries(ways)) {
    it(`is told by the realm of the callback: ${name}`, async () => {
      expect(await failures(way)).to.deep.equal({
        'of the test': 'the test',
        'of the test, a string': 'the test',
        'of the test, which calls the page': 'the test',
        'of the page': 'the page',
        'of the page, a string': 'the page',
      });
    });
  }

  it("is told by the error in a reaction of a custom element, which counts as the page's where that tells nothing", async () => {
    expect(await failures(reaction)).to.deep.equal({
      'of the test': 'the test',
      'of the test, a string': 'the page',
      'of the test, which calls the page': 'the page',
      'of the page': 'the page',
      'of the page, a string': 'the page',
    });
  });

  it('is that of the page where its callback calls a function of the test', async () => {
    const tab = await open();
    Reflect.set(tab.window, 'fails', callbacks['of the test']?.(tab.window));

    tab.window.eval(`document.body.addEventListener('x', () => fails()); ${dispatch}`);

    expect(await failureOf(tab)).to.equal('the page');
  });

  it('is told by the realm of the promise, where one is rejected', async () => {
    const fails = async (): Promise<never> => {
      throw new Error('of the test');
    };
    const rejected: Readonly<Record<string, Way>> = {
      'a listener of the test': (window) => {
        window.document.body.addEventListener('x', fails);
        window.eval(dispatch);
      },
      'a MutationObserver of the test': (window) => ways['a MutationObserver']?.(window, fails),
      'derived from fetch()': (window) => void window.fetch('/x').then(fails),
      'derived from the body of a response': (window) =>
        void window.setTimeout(async () => void (await window.fetch('/x')).text().then(fails), 1),
    };
    const answers: Record<string, string> = {};

    for (const [name, way] of Object.entries(rejected)) {
      const tab = await open();
      way(tab.window, fails);
      answers[name] = await failureOf(tab);
    }

    expect(answers).to.deep.equal({
      'a listener of the test': 'the test',
      'a MutationObserver of the test': 'the test',
      'derived from fetch()': 'the page',
      'derived from the body of a response': 'the page',
    });
  });
});
