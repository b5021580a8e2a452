import { inspect } from 'node:util';
import { expect } from 'chai';
import { Browser, StorageloomError, tabs } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';

describe('the handle of a page', () => {
  it('shows window, document, URL and storage of the page that is there now', async () => {
    const tab = await new Browser().open('https://a.example/1');
    const { document, localStorage } = tab;

    await tab.goto('2');

    expect(tab.url).to.equal('https://a.example/2');
    expect(tab.window.document === tab.document).to.equal(true);
    expect(tab.document === document).to.equal(false);
    expect(tab.localStorage === tab.window.localStorage).to.equal(true);
    expect(tab.sessionStorage === tab.window.sessionStorage).to.equal(true);
    expect(tab.localStorage === localStorage).to.equal(false);
  });

  it('keeps its window over navigations within an origin: the WindowProxy', async () => {
    const tab = await new Browser().open('https://a.example/1');
    const { window } = tab;

    await tab.goto('2');

    expect(tab.window === window).to.equal(true);
    expect(window.location.href).to.equal('https://a.example/2');
  });

  it('says in one line what it is, also to console.log', async () => {
    const tab = await new Browser().open('https://a.example/');
    const frame = await tab.addFrame('/frame');

    const shown = [inspect(tab), String(frame)];
    await tab.close();
    shown.push(String(tab), inspect(frame));

    expect(shown).to.deep.equal([
      'Tab tab1 https://a.example/',
      'Frame tab1/frame1 https://a.example/frame',
      'Tab tab1 (gone)',
      'Frame tab1/frame1 (gone)',
    ]);
  });

  it('has heard what it heard, as plain data that stays', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    const frame = await b.addFrame('/frame');
    a.window.localStorage.setItem('k', 'v');
    b.window.sessionStorage.setItem('s', '1');
    await a.browser.settle();
    await b.close();

    expect(JSON.parse(JSON.stringify(b.heard))).to.deep.equal([
      { key: 'k', oldValue: null, newValue: 'v', url: 'https://a.example/', storageArea: 'localStorage' },
    ]);
    expect(frame.heard.map(({ key, storageArea }) => [key, storageArea])).to.deep.equal([
      ['k', 'localStorage'],
      ['s', 'sessionStorage'],
    ]);
  });
});

describe('run()', () => {
  it('is one task: others that wait go on waiting, and its promise jobs are part of it', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', 'v');
    const order: string[] = [];

    const answer = await b.run(
      function checkout(window, first: number, second: number) {
        void Promise.resolve().then(() => order.push('job'));
        order.push(window.location.pathname);
        return first + second;
      },
      1,
      2,
    );

    expect([answer, order, b.heard.length]).to.deep.equal([3, ['/', 'job'], 0]);
    const queued = b.browser.trace.events({ type: 'task-queued' }).at(-1);
    expect([queued?.label, queued?.source, queued?.lane]).to.deep.equal(['checkout', 'user interaction', 'tab2.user']);
  });

  it('answers with what a promise resolves to', async () => {
    const [a] = await tabs(2);

    expect(await a.run(async () => await Promise.resolve(7))).to.equal(7);
  });

  it('ends as the closure ends when it throws, and the page hears nothing of it', async () => {
    const [a] = await tabs(2);
    const mine = new Error('mine');

    const caught: unknown = await a
      .run(() => {
        throw mine;
      })
      .catch((error: unknown) => error);

    expect(caught).to.equal(mine);
    expect(a.browser.trace.events({ type: 'error' })).to.deep.equal([]);
  });
});

describe('evaluate()', () => {
  it('runs source text, or a function made anew from its source, in the page', async () => {
    const [a] = await tabs(2, { url: 'https://a.example/x' });
    a.window.localStorage.setItem('k', 'v');

    expect(await a.evaluate("location.pathname + localStorage.getItem('k')")).to.equal('/xv');
    expect(await a.evaluate((...numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0), 1, 2, 3)).to.equal(6);
    expect(await a.evaluate('Promise.resolve([1])')).to.deep.equal([1]);
  });

  it('copies the result into our realm, and the arguments into the page', async () => {
    const browser = new Browser({ host: happyDom() });
    const tab = await browser.open();
    const sent = { list: [1] };

    const got = await tab.evaluate((value) => {
      value.list.push(2);
      return { value, names: ['a'] };
    }, sent);

    expect(got).to.deep.equal({ value: { list: [1, 2] }, names: ['a'] });
    expect(got.names).to.be.instanceOf(Array);
    expect(sent).to.deep.equal({ list: [1] });
  });

  it('refuses what cannot be copied, and what is no function by its source', async () => {
    const [a] = await tabs(2);
    const method = { shorthand() {} }.shorthand;

    for (const [source, args] of [
      ['(() => 1)', []],
      [() => 1, [() => 2]],
      [method, []],
    ] as const) {
      const failure: unknown = await a.evaluate(source as () => unknown, ...(args as [])).catch((error: unknown) => error);
      if (source === method) expect(failure).to.be.instanceOf(Error);
      else expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'NOT_CLONEABLE');
    }
  });

  it('ends with the error of the page', async () => {
    const [a] = await tabs(2);

    const error: unknown = await a.evaluate('missing.member').catch((thrown: unknown) => thrown);

    expect(error).to.be.instanceOf(TypeError);
  });
});

describe('frames', () => {
  it('are handles that stay the same, in the order of their making', async () => {
    const tab = await new Browser().open('https://a.example/');

    const [first, second] = [await tab.addFrame('/one'), await tab.addFrame()];

    expect(tab.frames).to.deep.equal([first, second]);
    expect(tab.frames[0] === first).to.equal(true);
    expect([first.name, first.url, second.name, second.url]).to.deep.equal([
      'tab1/frame1',
      'https://a.example/one',
      'tab1/frame2',
      'about:blank',
    ]);
    expect(second.navigated.ok).to.equal(true);
  });

  it('have an element where the host has HTML', async () => {
    const tab = await new Browser({ host: happyDom() }).open('https://a.example/');

    const frame = await tab.addFrame('/one');

    expect(frame.element === tab.document.querySelector('iframe')).to.equal(true);
    expect(frame.url).to.equal('https://a.example/one');
  });

  it('are gone with their page, and say so', async () => {
    const tab = await new Browser().open('https://a.example/');
    const frame = await tab.addFrame('/one');

    await tab.reload();

    expect([frame.removed, tab.frames]).to.deep.equal([true, []]);
    expect(() => frame.window)
      .to.throw(StorageloomError)
      .that.includes({ code: 'FRAME_REMOVED' });
  });

  it('do not come from a URL that is none', async () => {
    const tab = await new Browser().open('https://a.example/');

    const failure: unknown = await tab.addFrame('https://').catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'BAD_URL');
    expect(tab.frames).to.deep.equal([]);
  });
});
