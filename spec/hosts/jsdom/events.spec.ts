import { createRequire } from 'node:module';
import { expect } from 'chai';
import { ownWindowTarget } from '../../../lib/hosts/jsdom/events.ts';
import { wrapperOf, type RawWindow } from '../../../lib/hosts/jsdom/internals.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';
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

  it('have the window itself as their target where its proxy refuses to be looked at', () => {
    // Wall: jsdom comes without types.
    const { JSDOM } = createRequire(import.meta.url)('jsdom') as { readonly JSDOM: new () => { readonly window: RawWindow } };
    const { window } = new JSDOM();
    const refusing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('of another origin');
        },
      },
    );

    expect(wrapperOf(ownWindowTarget(window, refusing, new Patches())) === window).to.equal(true);
  });
});
