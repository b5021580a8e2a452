import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('events of jsdom', () => {
  it('that jsdom would fire at the window by itself never come', async () => {
    const page = openPage();
    page.run(
      'var heard = []; for (const type of ["load", "pageshow", "message", "popstate"]) addEventListener(type, (e) => heard.push(e.type)); 0',
    );

    await page.settle();

    expect(page.run('heard')).to.deep.equal([]);
    expect(page.run('dispatchEvent(new Event("load")); heard')).to.deep.equal(['load']);
  });

  it('have the time of the model', () => {
    const page = openPage();
    page.clock.now = 250;

    expect(
      page.run('[new Event("x").timeStamp, new MouseEvent("click").timeStamp, document.createEvent("Event").timeStamp]'),
    ).to.deep.equal([250, 250, 250]);
  });

  it('are heard by nobody who has asked for a selector only', () => {
    const page = openPage({ markup: '<p></p>' });

    page.run('document.querySelector("p"); document.querySelectorAll(":hover")');

    expect(page.host.listensTo('focus')).to.equal(false);
  });

  it('are the current event of the window while its listener runs', () => {
    const page = openPage({ markup: '<p></p>' });

    page.run(
      'addEventListener("x", (e) => { current = [window.event === e] }); dispatchEvent(new Event("x")); current.push(window.event === undefined)',
    );

    expect(page.run('current')).to.deep.equal([true, true]);
  });

  it('go on after a handler that was taken away while they are on their way', () => {
    const page = openPage();

    page.run(`var order = []; addEventListener('x', () => { onstorage = null; order.push(1) });
      onstorage = () => order.push('handler'); addEventListener('storage', () => order.push(2));
      dispatchEvent(new Event('x')); dispatchEvent(new Event('storage'))`);

    expect(page.run('[order, onstorage]')).to.deep.equal([[1, 2], null]);
  });
});
