import { expect } from 'chai';
import type { DocumentHostFactory } from '../../lib/html/records/document-host.ts';
import { replacementRules } from './contract-documents.ts';
import { dispatchRules, errorRules, handlerRules, lifecycleRules } from './contract-events.ts';
import { historyRules } from './contract-history.ts';
import { htmlContract } from './contract-html.ts';
import { cloneRules, lifeEventRules, visibilityRules } from './contract-life.ts';
import { messageRules } from './contract-messages.ts';
import { markupScriptRules, scriptRules } from './contract-scripts.ts';
import { opener, type Open } from './contract-setup.ts';
import { blobRules, domainRules, openRules, wayOutRules } from './contract-ways-out.ts';

/** What every host must do, whichever windows it makes: the port of `lib/html/records/document-host.ts` as rules. */
export function hostContract(name: string, factory: () => DocumentHostFactory): void {
  describe(`${name}, as a host of documents`, () => {
    const open = opener(factory);
    describe('its window', () => windowRules(open));
    describe('an event that the model fires', () => dispatchRules(open));
    describe('an event handler', () => handlerRules(open));
    describe('an exception or a rejection', () => errorRules(open));
    describe('script of the page', () => scriptRules(open));
    describe('the life of a document', () => lifecycleRules(open));
    describe('an event of its life', () => lifeEventRules(open));
    describe('a second document', () => replacementRules(open));
    describe('visibility', () => visibilityRules(open));
    describe('a clone', () => cloneRules(open));
    describe('timers', () => timerRules(open));
    describe('location', () => locationRules(open));
    describe('history', () => historyRules(open));
    describe('cookies', () => cookieRules(open));
    describe('document.domain', () => domainRules(open));
    describe('what is told of the model', () => wayOutRules(open));
    describe('window.open', () => openRules(open));
    describe('URL', () => blobRules(open));
    describe('a message', () => messageRules(open));
    if (factory().html) {
      describe('markup', () => htmlContract(open));
      describe('script of the page, in markup,', () => markupScriptRules(open));
    }
  });
}

function windowRules(open: Open): void {
  it('is itself under all of its names, and knows its document', () => {
    const { window, document } = open();

    for (const alias of ['window', 'self', 'frames', 'globalThis']) expect(window[alias] === window, alias).to.equal(true);
    expect(window.document === document).to.equal(true);
    expect(document.defaultView === window).to.equal(true);
  });

  it('gets members that the model defines, accessors that throw among them', () => {
    const { host, window } = open();
    const error = new RangeError('refused');

    host.define('answer', { value: 42, enumerable: true });
    host.define('refusing', {
      get() {
        throw error;
      },
    });

    expect(window['answer']).to.equal(42);
    expect(() => window['refusing']).to.throw(RangeError, 'refused');
    expect(() => host.evaluate('window.refusing')).to.throw('refused');
    expect(host.evaluate('typeof answer + answer')).to.equal('number42');
  });

  it('lets the model define a member again', () => {
    const { host, window } = open();
    host.define('answer', { value: 1 });

    host.define('answer', { get: () => 2 });

    expect(window['answer']).to.equal(2);
  });

  it('shares nothing with another window', () => {
    const [a, b] = [open(), open()];

    a.host.evaluate('window.mine = 1');

    expect(a.window.Event).to.not.equal(b.window.Event);
    expect(a.window.DOMException).to.not.equal(b.window.DOMException);
    expect(b.window['mine']).to.equal(undefined);
  });

  it('has functions of the page, by which no code reaches another realm', () => {
    const { host, window } = open();
    const PageFunction = host.evaluate('Function') as FunctionConstructor;
    const foreign: string[] = [];
    const { document, history, location, performance } = window;
    for (const [name, object] of Object.entries({ window, document, history, location, performance })) {
      for (const key of Object.getOwnPropertyNames(object)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(object, key) ?? {};
        // Classes are another rule's.
        const functions = [get, set, typeof value === 'function' && !Object.hasOwn(value, 'prototype') ? value : undefined];
        if (functions.some((each) => each !== undefined && !(each instanceof PageFunction))) foreign.push(`${name}.${key}`);
      }
    }

    expect(foreign).to.deep.equal([]);
    expect(window.setTimeout).to.be.instanceOf(PageFunction);
    expect(window.URL.createObjectURL).to.be.instanceOf(PageFunction);
  });

  it('has no channel around the model', () => {
    const { host } = open();

    expect(host.evaluate('typeof BroadcastChannel === "undefined" || BroadcastChannel') === BroadcastChannel).to.equal(false);
    expect(host.evaluate('typeof process + typeof require')).to.equal('undefinedundefined');
  });

  it('evaluates expressions and statements as a script, and lets exceptions out', () => {
    const { host, window } = open();

    expect(host.evaluate('1 + 1')).to.equal(2);
    expect(host.evaluate('const two = 2; two * 3')).to.equal(6);
    expect(host.evaluate('window') === window).to.equal(true);
    expect(host.evaluate('this.document === document')).to.equal(true);
    expect(() => host.evaluate('throw new TypeError("out")', 'page.js')).to.throw('out');
  });

  it('tells the time of the model', () => {
    const { hooks, window } = open();

    hooks.nowMs = 250;

    expect(window.performance.now()).to.equal(250);
  });

  it('makes errors of its realm', () => {
    const { host, window } = open();

    const exception = new host.realm.DOMException('text', 'SecurityError');

    expect(exception).to.be.instanceOf(window.DOMException);
    expect([exception.name, exception.message, exception.code]).to.deep.equal(['SecurityError', 'text', 18]);
  });
}

function timerRules(open: Open): void {
  it("are the model's, and run their handler with the arguments", () => {
    const { hooks, window } = open();
    const seen: unknown[] = [];

    window.setTimeout((...args: unknown[]) => seen.push(...args), 40, 'a', 1);
    window.setInterval(() => seen.push('again'), 50);
    hooks.runTimers();
    hooks.runTimers();

    expect(seen).to.deep.equal(['a', 1, 'again', 'again']);
    expect(hooks.timers.map(({ delayMs, repeat }) => [delayMs, repeat])).to.deep.equal([[50, true]]);
  });

  it('can be cleared by what setting them gave', () => {
    const { hooks, window } = open();

    window.clearTimeout(window.setTimeout(() => undefined, 1));

    expect(hooks.timers).to.deep.equal([]);
  });

  it('report what a handler throws, and evaluate strings', () => {
    const { hooks, window } = open();
    window.setTimeout(() => {
      throw new Error('in a timer');
    }, 0);
    window.setTimeout('window.evaluated = 1', 1);

    hooks.runTimers();

    expect(hooks.exceptions.map(String)).to.deep.equal(['Error: in a timer']);
    expect(window['evaluated']).to.equal(1);
  });

  it('include animation frames and microtasks', async () => {
    const { hooks, window } = open();
    const seen: unknown[] = [];

    window.requestAnimationFrame((now) => seen.push(now));
    window.queueMicrotask(() => seen.push('microtask'));
    await Promise.resolve();
    for (const frame of hooks.frames.values()) frame(16);

    expect(seen).to.deep.equal(['microtask', 16]);
  });
}

function locationRules(open: Open): void {
  const navigations: [name: string, (window: ReturnType<Open>['window']) => void, url: string, replace: boolean][] = [
    ['location.href', (window) => void (window.location.href = 'other'), 'https://a.example/dir/other', false],
    ['location', (window) => void Reflect.set(window, 'location', '/top'), 'https://a.example/top', false],
    ['document.location', ({ document }) => void (document.location = '?x'), 'https://a.example/dir/page?x', false],
    ['location.assign', ({ location }) => location.assign('https://b.example'), 'https://b.example/', false],
    ['location.replace', ({ location }) => location.replace('../up'), 'https://a.example/up', true],
    ['location.hash', ({ location }) => void (location.hash = 'new'), 'https://a.example/dir/page?q#new', false],
  ];
  for (const [way, act, url, replace] of navigations) {
    it(`is navigated by ${way}, with a URL resolved against the document's`, () => {
      const { hooks, window } = open();

      act(window);

      expect(hooks.calls).to.deep.equal([['navigate', url, { cause: 'script', replace }]]);
      expect(window.location.href).to.equal('https://a.example/dir/page?q#f');
    });
  }

  it('stays for the fragment that it has, and for a protocol that is not of the web', () => {
    const { hooks, window } = open();

    window.location.hash = '#f';
    window.location.protocol = 'data';

    expect(hooks.calls).to.deep.equal([]);
  });

  it('throws a TypeError of the window without a URL, and for what is no string', () => {
    const { hooks, host, window } = open();
    const { location } = window;

    expect(() => Reflect.apply(location.assign, location, [])).to.throw(host.realm.TypeError, '1 argument required');
    expect(() => Reflect.apply(location.replace, location, [])).to.throw(host.realm.TypeError, '1 argument required');
    for (const part of ['href', 'hash', 'pathname']) {
      expect(() => Reflect.set(location, part, Symbol('x'))).to.throw(host.realm.TypeError);
    }
    expect(hooks.calls).to.deep.equal([]);
  });

  it('throws a SyntaxError of the window for what is no protocol', () => {
    const { hooks, window } = open();

    expect(() => (window.location.protocol = '1'))
      .to.throw(window.DOMException)
      .with.property('name', 'SyntaxError');
    expect(hooks.calls).to.deep.equal([]);
  });

  it('reloads', () => {
    const { hooks, window } = open();

    window.location.reload();

    expect(hooks.calls).to.deep.equal([['reload']]);
  });

  it('throws a SyntaxError of the window for what is no URL, and navigates nowhere', () => {
    const { hooks, window } = open();

    expect(() => (window.location.href = 'http://['))
      .to.throw(window.DOMException)
      .with.property('name', 'SyntaxError');
    expect(() => window.location.assign('http://['))
      .to.throw(window.DOMException)
      .with.property('name', 'SyntaxError');
    expect(hooks.calls).to.deep.equal([]);
  });

  it('follows the URL that the model sets', () => {
    const { host, window, document } = open();

    host.setURL('https://a.example/dir/page?q#other');

    expect([window.location.href, window.location.hash, document.URL, document.documentURI]).to.deep.equal([
      'https://a.example/dir/page?q#other',
      '#other',
      'https://a.example/dir/page?q#other',
      'https://a.example/dir/page?q#other',
    ]);
  });
}

function cookieRules(open: Open): void {
  it("are the model's", () => {
    const { hooks, document } = open();
    hooks.cookies = 'a=1; b=2';

    document.cookie = 'c=3; Path=/';

    expect(document.cookie).to.equal('a=1; b=2');
    expect(hooks.calls).to.deep.equal([['setCookie', 'c=3; Path=/']]);
  });
}
