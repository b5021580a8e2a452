import { expect } from 'chai';
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
