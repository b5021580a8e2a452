import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('a tab that the user turns away from', () => {
  it('tells its documents, outer ones first, in one task', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('https://b.example/');
    const heard: unknown[] = [];
    for (const { name, document } of [frame, tab]) {
      document.addEventListener('visibilitychange', () => heard.push([name, document.visibilityState]));
    }

    await tab.hide();
    await tab.show();

    expect(heard).to.deep.equal([
      ['tab1', 'hidden'],
      ['tab1/frame1', 'hidden'],
      ['tab1', 'visible'],
      ['tab1/frame1', 'visible'],
    ]);
    expect(browser.trace.events({ type: 'visibility-changed' }).map(({ visibility }) => visibility)).to.deep.equal([
      'hidden',
      'visible',
    ]);
  });

  it('hears nothing when nothing changes', async () => {
    const { browser, tab } = await hooked(a);
    let heard = 0;
    tab.document.addEventListener('visibilitychange', () => heard++);

    await tab.show();
    await tab.hide();
    await tab.hide();

    expect([heard, browser.trace.events({ type: 'visibility-changed' }).length]).to.deep.equal([1, 1]);
  });

  it('has documents that begin hidden', async () => {
    const { tab } = await hooked(a);
    await tab.hide();

    await tab.goto('/2');

    expect(tab.document.visibilityState).to.equal('hidden');
  });

  it('has slow timers and no frames until it is shown', async () => {
    const { browser, tab } = await hooked(a);
    const ran: unknown[] = [];
    await tab.hide();
    tab.window.setTimeout(() => ran.push(['timer', browser.now]), 10);
    tab.window.requestAnimationFrame(() => ran.push(['frame', browser.now]));

    await browser.advance(1_600);
    await tab.show();
    await browser.advance(100);

    expect(ran).to.deep.equal([
      ['timer', 1_000],
      ['frame', 1_616],
    ]);
  });

  it('tells no frame that a handler removed, and nobody when one ended the tab', async () => {
    const { browser, tab, made } = await hooked(a);
    const element = {};
    made[0]!.init.hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    let heard = 0;
    tab.frames[0]!.document.addEventListener('visibilitychange', () => heard++);
    tab.document.addEventListener('visibilitychange', () => made[0]!.init.hooks.frameRemoved(element), { once: true });

    await tab.hide();
    const frame = await tab.addFrame('/g');
    frame.document.addEventListener('visibilitychange', () => heard++);
    tab.document.addEventListener('visibilitychange', () => tab.crash());
    await tab.show();

    expect([heard, tab.closed]).to.deep.equal([0, true]);
  });
});
