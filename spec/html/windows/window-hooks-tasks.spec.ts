import { expect } from 'chai';
import { Browser } from 'storageloom';
import { hooked } from '../hooked-host.ts';
import { Recorder } from '../../../lib/trace/recorder.ts';

describe('the timers of a window', () => {
  it('run at their time in virtual milliseconds, and can be cleared', async () => {
    const { browser, made } = await hooked();
    const { hooks } = made[0]!.init;
    const ran: unknown[] = [];

    hooks.setTimer(() => ran.push(['once', hooks.now()]), 30, false);
    const id = hooks.setTimer(() => ran.push('cleared'), 10, false);
    hooks.clearTimer(id);
    await browser.advance(100);

    expect(ran).to.deep.equal([['once', 30]]);
  });

  it('bring frames of animation every 16 ms, unless they are cancelled', async () => {
    const { browser, made } = await hooked();
    const { hooks } = made[0]!.init;
    const frames: number[] = [];

    await browser.advance(5);
    hooks.requestAnimationFrame((now) => {
      frames.push(now);
      hooks.requestAnimationFrame((next) => frames.push(next));
    });
    hooks.cancelAnimationFrame(hooks.requestAnimationFrame(() => frames.push(-1)));
    await browser.advance(100);

    expect(frames).to.deep.equal([16, 32]);
  });

  it('count from the moment when the document was made', async () => {
    const { browser, tab, made } = await hooked();

    await browser.advance(40);
    await tab.reload();
    await browser.advance(2);

    const { hooks } = made[1]!.init;
    expect([hooks.now(), hooks.epochNow()]).to.deep.equal([2, Date.UTC(2026, 0, 1) + 42]);
  });
});

describe('what a host may ask besides', () => {
  it('is a task of its own', async () => {
    const { browser, made } = await hooked();
    let ran = 0;

    made[0]!.init.hooks.queueTask('toggle', () => ran++);
    const step = await browser.step();

    expect([step?.source, step?.label, ran]).to.deep.equal(['DOM manipulation', 'toggle', 1]);
  });

  it('is a checkpoint, which runs promise jobs in the middle of a task', async () => {
    const { browser, made } = await hooked();
    const { hooks } = made[0]!.init;
    const order: string[] = [];

    hooks.queueTask('parse', () => {
      void Promise.resolve().then(() => order.push('job'));
      hooks.checkpoint();
      order.push('after');
    });
    await browser.settle();

    expect(order).to.deep.equal(['job', 'after']);
  });

  it('is no checkpoint outside of a task', async () => {
    const { browser, made } = await hooked();
    const before = browser.trace.events({ type: 'checkpoint' }).length;

    made[0]!.init.hooks.checkpoint();

    expect(browser.trace.events({ type: 'checkpoint' })).to.have.lengthOf(before);
  });

  it('is a random number of the agent, which the seed decides', async () => {
    const draw = async (seed: number): Promise<number> =>
      (await hooked('https://a.example/', { seed })).made[0]!.init.hooks.random();

    const first = await draw(1);

    expect(first).to.be.at.least(0).and.below(1);
    expect(await draw(1)).to.equal(first);
    expect(await draw(2)).not.to.equal(first);
  });

  it('is the report of an exception', async () => {
    const { browser, tab, made } = await hooked();
    const seen: unknown[] = [];
    tab.window.addEventListener('error', ({ error }) => seen.push(error));

    made[0]!.init.hooks.reportException(new Error('late'));

    expect(seen.map(String)).to.deep.equal(['Error: late']);
    expect(browser.trace.events({ type: 'error' })).to.have.lengthOf(1);
  });

  it('refuse cookies to a document that would have them but for its opaque origin', async () => {
    await using browser = new Browser({
      pages: () => new Response('', { headers: { 'content-type': 'text/html', 'content-security-policy': 'sandbox' } }),
    });
    const { window } = await browser.open('https://a.example/');

    expect(() => window.document.cookie)
      .to.throw(/Access is denied/)
      .with.property('name', 'SecurityError');
    expect(() => (window.document.cookie = 'a=1'))
      .to.throw(/Access is denied/)
      .with.property('name', 'SecurityError');
  });
});

describe('what an observer is told of listeners', () => {
  it('is a cell named after the tab, and nothing where nobody watches', async () => {
    const seen: unknown[] = [];
    const { access } = Recorder.prototype;
    Recorder.prototype.access = (...args: unknown[]) => void seen.push(args);
    try {
      const { browser, tab } = await hooked();
      const unwatched = await hooked('https://a.example/', { trace: 'off' });
      const writer = await browser.open('https://a.example/');
      seen.length = 0;

      unwatched.tab.window.onstorage = () => undefined;
      writer.window.localStorage.setItem('k', 'v');
      await browser.settle();
      tab.window.addEventListener('storage', () => undefined);
    } finally {
      Recorder.prototype.access = access;
    }

    expect(seen).to.deep.equal([
      ['listeners tab1', 'read'],
      ['listeners tab1', 'write'],
    ]);
  });
});
