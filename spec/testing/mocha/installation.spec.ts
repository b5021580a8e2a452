import { expect } from 'chai';
import { fillGlobal } from '../../../lib/testing/mocha/filled-global.ts';
import { Installation, type MochaOptions } from '../../../lib/testing/mocha/installation.ts';
import { makeWindow } from '../../../lib/testing/mocha/made-window.ts';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

const filled = (): object => ({ document: {}, location: { href: 'https://shop.example/' } });

describe('the global of mocha', () => {
  it('becomes a tab where it has been filled with a window', async () => {
    const global = filled();
    const installation = await Installation.of(global, { browser: { clock: 'virtual' } });

    const { tab, browser } = installation.plug;
    const { url } = tab;
    await installation[Symbol.asyncDispose]();

    expect([url, browser.clock, tab.closed]).to.deep.equal(['https://shop.example/', 'virtual', true]);
    expect(Object.keys(global)).to.deep.equal(['document', 'location']);
  });

  for (const emulator of ['happy-dom', 'jsdom'] as const) {
    it(`is filled with a window of ${emulator} where that is asked for, and emptied again`, async () => {
      const global: { localStorage?: unknown; addEventListener?: EventTarget['addEventListener'] } = {};
      const installation = await Installation.of(global, { emulator });
      const heard = new Promise((resolve) => global.addEventListener?.('storage', resolve));

      const other = await installation.plug.otherTab();
      other.localStorage.setItem('k', 'v');
      await heard;
      const read = Reflect.get(global.localStorage as object, 'k') as unknown;
      const { url } = other;
      await installation[Symbol.asyncDispose]();

      expect([url, read, Object.keys(global)]).to.deep.equal(['http://localhost/', 'v', []]);
    });
  }

  it('is left as it was where the window cannot become a tab', async () => {
    const global = {};

    const failure = await failureOf(Installation.of(global, { emulator: 'jsdom', url: 'about:blank' }));

    expect([failure.code, Object.keys(global), installedPlug(global)]).to.deep.equal(['BAD_URL', [], null]);
  });

  for (const emulator of ['happy-dom', 'jsdom'] as const) {
    it(`may be emptied, and its window of ${emulator} closed, before its last test ends`, async () => {
      const { window, close } = await makeWindow(emulator, 'https://shop.example/');
      const global = {};
      const filling = fillGlobal(global, window);
      const installation = await Installation.of(global, {});
      await installation.plug.otherTab();

      filling[Symbol.dispose]();
      await close();
      await installation.plug.endTest();
      await installation[Symbol.asyncDispose]();

      expect([Object.keys(global), installedPlug(global)]).to.deep.equal([[], null]);
    });
  }

  it('is refused without a window, with two, and with options that are none', async () => {
    expectFailure(await failureOf(Installation.of({}, {})), 'NO_PLUG');
    expectFailure(await failureOf(Installation.of(filled(), { emulator: 'jsdom' })), 'BAD_OPTION');
    for (const wrong of [null, { emulator: 'linkedom' }, { emulator: 1 }, { urls: 'x' }, { reset: 'tests' }]) {
      expectFailure(await failureOf(Installation.of(filled(), wrong as MochaOptions)), 'BAD_OPTION');
    }
  });
});
