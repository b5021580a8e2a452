import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('a document that is shown again', () => {
  it('becomes visible, then hears pageshow, then what was queued meanwhile', async () => {
    const { browser, tab } = await hooked(a);
    const writer = await browser.open(a);
    const { window, document } = tab;
    const heard: unknown[] = [];
    window.addEventListener('pageshow', ({ persisted }) => heard.push(['pageshow', persisted]));
    window.addEventListener('storage', ({ key }) => heard.push(key));
    await tab.goto('https://b.example/');
    writer.window.localStorage.setItem('k', 'v');
    await browser.settle();
    document.addEventListener('visibilitychange', () => heard.push(document.visibilityState));

    await tab.back();
    await browser.settle();

    expect(heard).to.deep.equal(['visible', ['pageshow', true], 'k']);
  });

  it('has timers go on with what they had left', async () => {
    const { browser, tab } = await hooked(a);
    const ran: number[] = [];
    tab.window.setTimeout(() => ran.push(browser.now), 100);
    await browser.advance(30);
    await tab.goto('/2');
    await browser.advance(1_000);

    await tab.back();
    await browser.advance(1_000);

    expect(ran).to.deep.equal([1_100]);
  });

  it('tells its frames after itself', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const heard: string[] = [];
    for (const page of [frame, tab]) page.window.addEventListener('pageshow', () => heard.push(page.name));
    await tab.goto('/2');

    await tab.back();

    expect(heard).to.deep.equal(['tab1', 'tab1/frame1']);
  });

  it('is hidden, and hears pageshow alone, in a tab that was hidden meanwhile', async () => {
    const { browser, tab } = await hooked(a);
    const { window, document } = tab;
    const heard: string[] = [];
    const ran: number[] = [];
    window.addEventListener('pageshow', () => heard.push('pageshow'));
    window.clearTimeout(window.setTimeout(() => undefined));
    await tab.goto('/2');
    document.addEventListener('visibilitychange', () => heard.push('visibilitychange'));
    await tab.hide();

    await tab.back();
    window.setTimeout(() => ran.push(browser.now), 10);
    await browser.advance(2_000);

    expect([document.visibilityState, heard, ran]).to.deep.equal(['hidden', ['pageshow'], [1_000]]);
  });

  it('tells no frame that a handler of it removed', async () => {
    const { browser, tab, made } = await hooked(a);
    const elements = [{}, {}];
    const { hooks } = made[0]!.init;
    for (const element of elements) hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const heard: string[] = [];
    const [one, two] = tab.frames;
    for (const frame of [one!, two!]) frame.window.addEventListener('pageshow', () => heard.push(frame.name));
    one!.window.addEventListener('pageshow', () => hooks.frameRemoved(elements[1]!));
    await tab.goto('/2');

    await tab.back();

    expect([heard, tab.frames.length]).to.deep.equal([['tab1/frame1'], 1]);
  });

  it('tells nobody any more when a handler of it ends the tab', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    let heard = 0;
    frame.window.addEventListener('pageshow', () => heard++);
    tab.window.addEventListener('pageshow', () => tab.crash());
    await tab.goto('/2');

    await tab.back();

    expect([heard, tab.closed]).to.deep.equal([0, true]);
    expect(browser.trace.events({ type: 'document-destroyed' }).length).to.equal(
      browser.trace.events({ type: 'document-created' }).length,
    );
  });
});
