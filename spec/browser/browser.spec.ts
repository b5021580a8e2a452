import { inspect } from 'node:util';
import { expect } from 'chai';
import { bare, Browser, type Step, tabs } from '../../lib/index.ts';

describe('a Browser', () => {
  it('has its open tabs in the order of opening', async () => {
    const browser = new Browser();
    const [a, b, c] = [await browser.open(), await browser.open(), await browser.open()];

    await b.close();

    expect(browser.tabs).to.deep.equal([a, c]);
  });

  it('opens tabs one after the other when it is asked for several at once', async () => {
    const browser = new Browser();

    const opened = await Promise.all(['1', '2', '3'].map((path) => browser.open(`https://a.example/${path}`)));

    expect(opened.map(({ name, url }) => `${name} ${url.at(-1)}`)).to.deep.equal(['tab1 1', 'tab2 2', 'tab3 3']);
  });

  it('shows a tab from its first document on', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const browser = new Browser({
      async pages() {
        during.push(browser.tabs.length, String(browser), browser.pending);
        await answered;
        return new Response('');
      },
    });
    const during: unknown[] = [];
    const opening = browser.open();
    answer();

    const tab = await opening;

    expect(during).to.deep.equal([0, 'Browser (bare) at 0 ms: no tabs', []]);
    expect(browser.tabs).to.deep.equal([tab]);
  });

  it('says in one line what it is, also to console.log', async () => {
    const browser = new Browser();
    const shown = [String(browser)];
    await browser.open('https://a.example/');
    await browser.open('about:blank');
    await browser.advance(20);
    shown.push(inspect(browser));
    await browser.close();
    shown.push(`${browser}`);

    expect(shown).to.deep.equal([
      'Browser (bare) at 0 ms: no tabs',
      'Browser (bare) at 20 ms: tab1 https://a.example/, tab2 about:blank',
      'Browser (bare) at 20 ms: closed',
    ]);
  });

  it('writes notes into the trace', () => {
    const browser = new Browser();

    browser.note('Now the user logs out.');

    expect(browser.trace.events({ type: 'note' }).map(({ text }) => text)).to.deep.equal(['Now the user logs out.']);
  });

  it('closes its tabs with their goodbyes when it is disposed of, and keeps its trace', async () => {
    const said: string[] = [];
    let kept: Browser;
    {
      await using browser = new Browser({ host: bare() });
      kept = browser;
      for (const path of ['/1', '/2']) {
        const tab = await browser.open(`https://a.example${path}`);
        tab.window.addEventListener('pagehide', () => said.push(path));
      }
    }

    expect(said).to.deep.equal(['/1', '/2']);
    expect(kept.trace.events({ type: 'tab-closed' }).map(({ tab }) => tab)).to.deep.equal(['tab1', 'tab2']);
  });

  it('keeps no trace when it is told so', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open();

    tab.window.localStorage.setItem('k', 'v');

    expect(browser.trace.events()).to.deep.equal([]);
    expect(browser.trace.header).to.include({ host: 'bare', seed: 1 });
  });
});

describe('step()', () => {
  it('runs one task, and says which', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', '1');
    a.window.localStorage.setItem('k', '2');

    const step = await a.browser.step();

    expect(step).to.include({
      name: 'tab2.dom',
      source: 'DOM manipulation',
      tab: b,
      document: 'https://a.example/',
      label: 'storage k',
    });
    expect(b.heard).to.have.lengthOf(1);
    const [started] = a.browser.trace.events({ type: 'task-started', step: step!.step });
    expect(started?.lane).to.equal('tab2.dom');
  });

  it('runs the next task of the lane that is named, before others that wait longer', async () => {
    const [writer, b, c] = await tabs(3, { url: 'https://a.example/' });
    writer.window.localStorage.setItem('k', 'v');

    await writer.browser.step({ choose: 'tab3.dom' });

    expect([b.heard.length, c!.heard.length]).to.deep.equal([0, 1]);
  });

  it('waits for an answer when nothing else may run', async () => {
    const browser = new Browser({ pages: () => new Promise((resolve) => setImmediate(() => resolve(new Response('')))) });
    const tab = await browser.open();
    tab.window.location.href = '/next';

    const labels = [(await browser.step())?.label, (await browser.step())?.label];

    expect(labels).to.deep.equal(['navigate http://localhost/next', 'response 200 next']);
  });
});

describe('steps()', () => {
  it('gives the steps until none is left, also those that come up meanwhile', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    b.window.addEventListener('storage', ({ key }) => {
      if (key === 'ping') b.window.localStorage.setItem('pong', '');
    });
    a.window.localStorage.setItem('ping', '');
    const steps: Step<unknown>[] = [];

    for await (const step of a.browser.steps()) steps.push(step);

    expect(steps.map(({ name, label }) => [name, label])).to.deep.equal([
      ['tab2.dom', 'storage ping'],
      ['tab1.dom', 'storage pong'],
    ]);
  });

  it('runs a step only when it is asked for', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', '1');
    a.window.localStorage.setItem('k', '2');

    for await (const step of a.browser.steps()) {
      expect(step.label).to.equal('storage k');
      break;
    }

    expect(b.heard).to.have.lengthOf(1);
  });
});

describe('pending and timers', () => {
  it('list what waits, by order and by time', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', '1');
    a.window.localStorage.setItem('l', '1');
    b.window.setTimeout(() => undefined, 20);
    a.window.setTimeout(() => undefined, 10);

    expect(a.browser.pending.map(({ label, tab, why }) => [label, tab, why])).to.deep.equal([
      ['storage k', b, 'runnable'],
      ['storage l', b, 'behind'],
    ]);
    expect(a.browser.timers.map(({ name, tab, dueMs, document }) => [name, tab, dueMs, document])).to.deep.equal([
      ['tab1.timer', a, 10, 'https://a.example/'],
      ['tab2.timer', b, 20, 'https://a.example/'],
    ]);
  });
});

describe('a tab that is opened with an opener', () => {
  const a = 'https://a.example/dir/';

  it("has that tab as opener and its session's data, and a URL relative to its page", async () => {
    const browser = new Browser();
    const opener = await browser.open(a);
    opener.window.sessionStorage.setItem('cart', '1');

    const tab = await browser.open('next', { opener });
    opener.window.sessionStorage.setItem('cart', '2');

    expect([tab.url, tab.name, tab.opener === opener]).to.deep.equal([`${a}next`, 'tab1-popup1', true]);
    expect(tab.window.sessionStorage.getItem('cart')).to.equal('1');
    expect(browser.trace.events({ type: 'session-copied' })).to.have.lengthOf(1);
  });

  it('has an opener that is open', async () => {
    const browser = new Browser();
    const opener = await browser.open(a);
    await opener.close();

    const failure: unknown = await browser.open('next', { opener }).catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'BAD_OPTION');
  });
});

describe('a restart that restores', () => {
  it('opens popups as tabs of the user, also those that had not answered yet', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');
    tab.window.sessionStorage.setItem('cart', '1');
    tab.window.open('/p');
    await browser.settle();
    tab.window.open('/q', '', 'noopener');

    await browser.restart({ session: 'restore' });

    expect(browser.tabs.map(({ name, url, opener, window }) => [name, url, opener, window.sessionStorage.length])).to.deep.equal([
      ['tab2', 'https://a.example/', null, 1],
      ['tab3', 'https://a.example/p', null, 1],
      ['tab4', 'https://a.example/q', null, 0],
    ]);
  });
});
