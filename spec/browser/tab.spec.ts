import { expect } from 'chai';
import { Browser, tabs, type BareWindow, type Tab } from '../../lib/index.ts';
import { nothingLeft } from './nothing-left.ts';

describe('closing a tab', () => {
  it('lets its page say goodbye, as a task that the trace shows', async () => {
    const [tab, other] = await tabs(2, { url: 'https://a.example/' });
    const { localStorage } = tab.window;
    tab.window.addEventListener('pagehide', () => localStorage.setItem('bye', '1'));

    await tab.close();
    await other.browser.settle();

    expect([tab.closed, other.closed]).to.deep.equal([true, false]);
    expect(other.heard.map(({ key }) => key)).to.deep.equal(['bye']);
    expect(other.browser.trace.events({ type: 'task-queued' }).map(({ label }) => label)).to.include('close');
  });

  it('removes what waited for it, and nothing else', async () => {
    const [writer, closed, open] = await tabs(3, { url: 'https://a.example/' });
    writer.window.localStorage.setItem('k', 'v');
    closed.window.setTimeout(() => undefined, 10);

    await closed.close();
    const settled = await writer.browser.settle();

    expect(settled).to.deep.equal({ ...nothingLeft, tasks: 1 });
    expect([closed.heard.length, open!.heard.length]).to.deep.equal([0, 1]);
  });

  it('twice is closing it once', async () => {
    const browser = new Browser();
    const tab = await browser.open();

    await Promise.all([tab.close(), tab.close()]);

    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });

  it('by its page is closing it, too', async () => {
    const browser = new Browser();
    const tab = await browser.open();
    await tab.run((window) => window.close());

    const before = tab.closed;
    await browser.settle();

    expect([before, tab.closed, browser.tabs]).to.deep.equal([false, true, []]);
  });
});

describe('going back and forward', () => {
  it('loads again what was not kept, and shows what was', async () => {
    const browser = new Browser({ limits: { keptPages: 1 } });
    const tab = await browser.open('https://a.example/1');
    await tab.goto('/2');
    await tab.goto('/3');

    const first = await tab.back();
    const second = await tab.back();

    expect([first.url, second.url]).to.deep.equal(['https://a.example/2', 'https://a.example/1']);
    expect(browser.trace.events({ type: 'document-returned' })).to.have.lengthOf(1);
    expect(tab.document.readyState).to.equal('complete');
  });

  it('says that there is nothing there, and the page stays', async () => {
    const tab = await new Browser().open('https://a.example/');

    const { ok, reason } = await tab.forward();

    expect([ok, reason, tab.url]).to.deep.equal([false, 'There is no page to go forward to.', 'https://a.example/']);
  });
});

describe('a closed tab', () => {
  for (const call of ['back', 'forward', 'duplicate', 'hide', 'show'] as const) {
    it(`refuses ${call}()`, async () => {
      const tab = await new Browser().open();
      tab.crash();

      const failure: unknown = await tab[call]().catch((error: unknown) => error);

      expect(failure).to.have.property('code', 'TAB_CLOSED');
      expect(failure).to.have.property('why', 'It crashed.');
    });
  }
});

describe('crashing a tab', () => {
  it('may happen inside of a task of its own', async () => {
    const tab = await new Browser().open();
    let after = false;

    await tab.run(() => {
      tab.crash();
      after = true;
    });

    expect([tab.closed, after]).to.deep.equal([true, true]);
  });
});

describe('duplicating a tab', () => {
  it('gives a tab that a reset loads as if it had been opened there', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open('https://a.example/1');
    await tab.run((window) => (window.location.href = '/2'));
    await browser.settle();
    const copy = await tab.duplicate();

    const steps: unknown[] = [];
    for (const _ of [1, 2]) {
      await browser.reset();
      copy.window.localStorage.setItem('k', 'v');
      steps.push((await browser.step())?.step);
    }

    expect([tab.url, copy.url, copy.document.referrer, copy.window.history.length]).to.deep.equal([
      'https://a.example/1',
      'https://a.example/2',
      '',
      1,
    ]);
    expect(steps).to.deep.equal([10, 10]);
  });
});

describe('a window of a duplicated tab that a reset uses again', () => {
  it('counts the steps that loading it takes', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open('https://a.example/1');
    const copy = await tab.duplicate();
    const { document } = copy;

    await browser.reset();
    copy.window.localStorage.setItem('k', 'v');
    const step = await browser.step();

    expect([copy.document === document, step?.step]).to.deep.equal([true, 10]);
  });
});

describe('what a reset leaves of a tab', () => {
  for (const trace of ['full', 'off'] as const) {
    it(`is no history, no kept page, and nothing hidden, trace ${trace}`, async () => {
      const browser = new Browser({ trace });
      const [kept, hidden] = [await browser.open('https://a.example/1'), await browser.open('https://a.example/2')];
      await kept.goto('/3');
      await hidden.hide();
      hidden.window.history.pushState(1, '');
      const drawn: number[] = [];

      await browser.reset();
      hidden.window.requestAnimationFrame((now) => drawn.push(now));
      hidden.window.setTimeout(() => drawn.push(browser.now), 20);
      kept.window.localStorage.setItem('k', 'v');
      await browser.advance(100);

      expect([kept, hidden].map(({ url, window }) => [url.at(-1), window.history.length])).to.deep.equal([
        ['1', 1],
        ['2', 1],
      ]);
      expect([hidden.document.visibilityState, drawn, hidden.heard.length]).to.deep.equal(['visible', [16, 20], 1]);
      expect((await kept.forward()).ok).to.equal(false);
    });
  }

  it('is a page that can be gone back to again', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open('https://a.example/1');
    await browser.reset();

    await tab.goto('/2');
    const { url } = await tab.back();

    expect(url).to.equal('https://a.example/1');
  });
});

describe('the popups of a tab', () => {
  const a = 'https://a.example/';

  it('are the open tabs that its pages opened, oldest first, each from its first document on', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    tab.window.open('/p', '', 'noopener');
    tab.window.open('/q');
    const names = (): string[] => tab.popups.map(({ name }) => name);

    const before = names();
    await browser.settle();
    const loaded = names();
    await tab.popups[0]!.close();

    expect([before, loaded, names()]).to.deep.equal([['tab1-popup2'], ['tab1-popup1', 'tab1-popup2'], ['tab1-popup2']]);
    expect(browser.tabs).to.deep.equal([tab, ...tab.popups]);
  });

  it('stay when it is closed, or crashes, and have no opener then', async () => {
    for (const end of ['close', 'crash'] as const) {
      const browser = new Browser();
      const tab = await browser.open(a);
      tab.window.sessionStorage.setItem('cart', '1');
      // Another site is another process.
      tab.window.open('https://b.example/p');
      await browser.settle();
      const [popup] = tab.popups as [Tab];
      const before = popup.opener === tab;

      await tab[end]();
      await browser.settle();

      expect([before, popup.closed, popup.opener, popup.window.opener], end).to.deep.equal([true, false, null, null]);
      await popup.goto(a);
      expect(popup.window.sessionStorage.getItem('cart')).to.equal('1');
    }
  });

  it('that crash leave their opener as it was', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    tab.window.sessionStorage.setItem('cart', '1');
    const window = tab.window.open('https://b.example/p') as BareWindow;
    await browser.settle();

    tab.popups[0]!.crash();

    expect([window.closed, tab.popups, tab.closed]).to.deep.equal([true, [], false]);
    expect(tab.window.sessionStorage.getItem('cart')).to.equal('1');
  });

  it('are no more than limits.popups allow, so that pages that open each other end', async () => {
    await using browser = new Browser({ limits: { popups: 5 } });
    const tab = await browser.open(a);

    const opened = Array.from({ length: 6 }, () => tab.window.open('') !== null);

    expect(opened).to.deep.equal([true, true, true, true, false, false]);
    expect(browser.tabs).to.have.lengthOf(5);
  });

  it('have no opener when they are duplicated: the copy is a tab of the user', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    tab.window.open('/p', 'x');
    await browser.settle();

    const copy = await tab.popups[0]!.duplicate();

    expect([copy.name, copy.url, copy.opener, copy.window.opener]).to.deep.equal(['tab2', `${a}p`, null, null]);
    expect(tab.popups).to.have.lengthOf(1);
  });

  it('are named after the frame that opened them, and have its tab as opener', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    const frame = await tab.addFrame('/f');

    await frame.run((window) => void window.open('/p'));
    await browser.settle();

    expect(tab.popups.map(({ name, opener }) => [name, opener === tab])).to.deep.equal([['tab1-frame1-popup1', true]]);
  });

  it('are none where the user blocks them', async () => {
    const browser = new Browser({ popups: 'block' });
    const tab = await browser.open(a);

    expect([tab.window.open('/p'), tab.popups]).to.deep.equal([null, []]);
  });

  it('stay open when their page asks to, and the user stays', async () => {
    const browser = new Browser({ beforeUnload: 'stay' });
    const tab = await browser.open(a);
    const window = tab.window.open('/p') as BareWindow;
    await browser.settle();
    tab.popups[0]!.window.addEventListener('beforeunload', (event) => event.preventDefault());

    window.close();
    await browser.settle();
    await tab.popups[0]!.close();

    expect([window.closed, tab.popups.length]).to.deep.equal([false, 1]);
  });
});
