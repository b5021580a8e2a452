import { expect } from 'chai';
import { hooked } from '../html/hooked-host.ts';

const a = 'https://a.example/';

describe('a tab that takes over the session of another one', () => {
  it('has a copy of what it stored, of every origin, and both go their own ways', async () => {
    const { tab } = await hooked('https://b.example/');
    tab.window.sessionStorage.setItem('k', 'b');
    await tab.goto(a);
    tab.window.sessionStorage.setItem('k', 'a');

    const copy = await tab.duplicate();
    tab.window.sessionStorage.setItem('k', 'later');
    const copied = [copy.window.sessionStorage.getItem('k')];
    await copy.goto('https://b.example/');

    expect([...copied, copy.window.sessionStorage.getItem('k')]).to.deep.equal(['a', 'b']);
    await tab.browser.settle();
    expect(copy.heard).to.deep.equal([]);
  });

  it('has its history with its states, at the same place, and loads it anew', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    tab.window.history.replaceState('one', '');
    tab.window.history.pushState('two', '', '/2');
    await tab.goto('/3');
    await tab.back();

    const copy = await tab.duplicate();
    const shown = [copy.url, copy.window.history.length, copy.window.history.state];
    const back = [(await copy.back()).url, copy.window.history.state];
    const forward = [await copy.forward(), await copy.forward()].map(({ url }) => url);

    expect(shown).to.deep.equal([`${a}2`, 3, 'two']);
    expect([back, forward]).to.deep.equal([
      [`${a}1`, 'one'],
      [`${a}2`, `${a}3`],
    ]);
    expect([tab.url, browser.tabs.length]).to.deep.equal([`${a}2`, 2]);
  });

  it('shares its documents among entries as the other one did', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    tab.window.history.pushState(null, '', '/2');
    const copy = await tab.duplicate();
    const { document } = copy;

    await copy.back();

    expect(copy.document === document).to.equal(true);
    expect(browser.trace.events({ type: 'document-created' })).to.have.lengthOf(2);
  });

  it('shows what the other one shows, not what that is on its way to', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    tab.window.location.href = '/2';
    await browser.step();

    const copy = await tab.duplicate();
    await browser.settle();

    expect([copy.url, tab.url]).to.deep.equal([`${a}1`, `${a}2`]);
  });

  it('begins its frames anew, and is visible', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    await frame.goto('/g');
    await tab.hide();

    const copy = await tab.duplicate();

    expect([copy.frames, copy.window.history.length, copy.document.visibilityState]).to.deep.equal([[], 1, 'visible']);
  });

  it('has what a restored tab had, also of pages that the user never went back to', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    tab.window.sessionStorage.setItem('k', 'v');
    await tab.goto('/2');

    await browser.restart({ session: 'restore' });
    const [restored] = browser.tabs;
    const { url } = restored!;
    const back = await restored!.back();

    expect([restored?.name, url, back.url, restored?.window.sessionStorage.getItem('k')]).to.deep.equal([
      'tab2',
      `${a}2`,
      `${a}1`,
      'v',
    ]);
  });
});
