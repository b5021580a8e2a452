import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { printedBy } from '../../browser/printed.ts';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('what a window asks of its user', () => {
  it('is what the model knows: whether it is seen, has the focus and was used', async () => {
    const { browser, tab, run } = await openUserPage('<button id="b">b</button>');
    const state = (): unknown =>
      run('[document.visibilityState, document.hasFocus(), navigator.userActivation.hasBeenActive].join()');
    const states = [state()];

    await tab.click('#b');
    states.push(state());
    await browser.open('https://a.example/');
    states.push(state());
    await tab.hide();
    states.push(state());

    expect(states).to.deep.equal(['visible,true,false', 'visible,true,true', 'visible,false,true', 'hidden,false,true']);
  });

  it('is in the trace where a page or a test dispatches a storage event by hand, with what a StorageEvent tells', async () => {
    const { browser, run } = await openUserPage('<p>p</p>');
    run(
      `dispatchEvent(new StorageEvent('storage', { key: 'k', oldValue: 'o', newValue: 'n' })); dispatchEvent(new Event('storage'))`,
    );
    run(`document.dispatchEvent(new Event('storage')); new EventTarget().dispatchEvent(new Event('storage'))`);

    const told = browser.trace.events({ type: 'event-dispatched' });

    expect(told.map(({ key, oldValue, newValue }) => ({ key, oldValue, newValue }))).to.deep.equal([
      { key: 'k', oldValue: 'o', newValue: 'n' },
      { key: null, oldValue: null, newValue: null },
    ]);
    expect(browser.trace.events({ step: told[0]?.step as number })[0]?.type).to.equal('outside-started');
  });

  it('is told nothing of after the end of its page', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const { window } = tab;
    const frame = await tab.addFrame('https://a.example/');
    const gone = frame.window;
    const { dispatchEvent, StorageEvent } = gone;
    await frame.remove();
    dispatchEvent.call(gone, new StorageEvent('storage'));
    window.dispatchEvent(new window.StorageEvent('storage'));

    expect(browser.trace.events({ type: 'event-dispatched' })).to.have.length(1);
  });

  it('is told on stderr that a form was not sent, unless the page tells it by itself', async () => {
    const { browser, tab, run } = await openUserPage('<form action="/x"><input id="i" required><button id="b">b</button></form>');

    const lines = await printedBy(() => tab.click('#b'));
    run(`i.addEventListener('invalid', (event) => event.preventDefault()); i.id = 'j'`);
    const handled = await printedBy(() => tab.click('#b'));

    expect(lines).to.deep.equal(['[tab1] The form was not sent: <input id="i"> is invalid (valueMissing).']);
    expect(handled).to.deep.equal([]);
    expect(browser.trace.events({ type: 'refused' })).to.have.lengthOf(2);
  });
});
