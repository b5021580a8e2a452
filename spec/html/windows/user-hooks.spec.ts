import { expect } from 'chai';
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
});
