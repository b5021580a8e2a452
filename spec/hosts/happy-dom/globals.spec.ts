import { expect } from 'chai';
import fc from 'fast-check';
import DefaultBrowserSettings from 'happy-dom/lib/browser/DefaultBrowserSettings.js';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../../lib/index.ts';
import { openPage } from './open-page.ts';

/** What the strings of the navigator are, in a window that is made now. */
async function navigatorStrings(): Promise<Record<string, string>> {
  const tab = await new Browser({ host: happyDom() }).open();
  return await tab.evaluate(`
    const strings = {};
    for (const name in navigator) if (typeof navigator[name] === 'string') strings[name] = navigator[name];
    for (const name of ['appVersion', 'platform', 'userAgent']) strings[name] = navigator[name];
    strings`);
}

describe('globals of a window (happy-dom)', () => {
  it('include a navigator that tells nothing of the machine', async () => {
    const { navigator } = DefaultBrowserSettings;
    const { userAgent } = navigator;
    const here = await navigatorStrings();
    const machine = fc.record({ platform: fc.string(), arch: fc.string() });

    const property = fc.asyncProperty(machine, async ({ platform, arch }) => {
      // As happy-dom makes it of the process, once, when it is loaded.
      navigator.userAgent = `Mozilla/5.0 (X11; ${platform} ${arch})`;
      try {
        expect(await navigatorStrings()).to.deep.equal(here);
      } finally {
        navigator.userAgent = userAgent;
      }
    });

    await fc.assert(property, { numRuns: 5 });
    expect(here).to.include({
      platform: 'Linux x86_64',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HappyDOM/21',
    });
  });

  it('include accessors that throw, as bare names and as members', () => {
    const page = openPage();
    const refuse = (): never => {
      throw new page.host.realm.DOMException('no', 'SecurityError');
    };
    page.host.define('localStorage', { get: refuse });
    page.host.define('sessionStorage', { get: refuse });

    const nameOf = (code: string): unknown => page.run(`try { ${code}; name_ = 'none' } catch (e) { name_ = e.name } name_`);

    for (const code of [
      'localStorage',
      'window.localStorage',
      'globalThis.localStorage',
      'self["sessionStorage"]',
      'sessionStorage',
    ]) {
      expect(nameOf(code), code).to.equal('SecurityError');
    }
  });

  it('include a DOMException that is an Error of the page, with codes', () => {
    const page = openPage();

    expect(
      page.run(
        'e = new DOMException("m", "QuotaExceededError"); [e.name, e.code, e.message, e instanceof Error, String(e), new DOMException().code]',
      ),
    ).to.deep.equal(['QuotaExceededError', 22, 'm', true, 'QuotaExceededError: m', 0]);
  });

  it('have no channel that leads around the model', () => {
    const page = openPage();

    expect(page.run('[typeof WebSocket, typeof cookieStore, typeof process]')).to.deep.equal([
      'undefined',
      'undefined',
      'undefined',
    ]);
    expect(page.run('window.BroadcastChannel') === BroadcastChannel).to.equal(false);
  });

  it('are one window under all names', () => {
    const page = openPage();

    expect(page.run('[self, frames, top, parent, globalThis, document.defaultView].every((each) => each === window)')).to.equal(
      true,
    );
    expect(page.run('[window.origin, document.referrer, document.cookie]')).to.deep.equal([
      'https://a.example',
      'https://r.example/',
      'sweet=1',
    ]);
  });

  it('leave what the model defines to it, and end where it defines closed without a setter', () => {
    const page = openPage();
    page.host.define('closed', { get: () => false, enumerable: true, configurable: true });
    page.host.define('postMessage', { value: () => 'posted', writable: true, enumerable: true, configurable: true });

    const before = page.run('[closed, window.closed, postMessage()]');
    page.host.define('closed', { get: () => true, enumerable: true, configurable: true });
    const closing = page.run('document.defaultView === window');
    page.host.destroy();

    expect([...(before as unknown[]), closing]).to.deep.equal([false, false, 'posted', true]);
    expect([page.window.closed, page.run('closed')]).to.deep.equal([true, true]);
  });

  it('set cookies through the model, and have no view once the document is gone', () => {
    const page = openPage();
    page.run('document.cookie = "a=1"');

    page.host.destroy();

    expect(page.calls).to.deep.equal([['setCookie', 'a=1']]);
    expect(page.window.document.defaultView).to.equal(null);
  });

  it('have no name whose value is undefined, but those of the language and of the standards', async () => {
    const tab = await new Browser({ host: happyDom() }).open('https://a.example/');

    expect(
      await tab.evaluate(`[window, navigator, document].map((object) => {
        const names = new Set();
        for (let each = object; each !== null; each = Object.getPrototypeOf(each)) for (const name of Object.getOwnPropertyNames(each)) names.add(name);
        return [...names].filter((name) => object[name] === undefined).sort().join();
      })`),
    ).to.deep.equal(['event,undefined', '', '']);
    expect(await tab.evaluate('["cookieStore" in window, "global" in window]')).to.deep.equal([false, false]);
  });

  it('have a navigator of their class, which nobody constructs', async () => {
    const tab = await new Browser({ host: happyDom() }).open('https://a.example/');

    expect(
      await tab.evaluate(
        'let refused = false; try { new Navigator() } catch { refused = true } [refused, navigator instanceof Navigator, navigator.onLine, Navigator.name, String(navigator)]',
      ),
    ).to.deep.equal([true, true, true, 'Navigator', '[object Navigator]']);
  });

  it('have Option, which makes option elements', async () => {
    const tab = await new Browser({ host: happyDom() }).open('https://a.example/');

    expect(
      await tab.evaluate(`
        const options = [new Option(), new Option('a'), new Option('b', 'v', true), new Option('c', undefined, false, true)];
        [...options.map((option) => option.outerHTML + option.selected), Option.prototype === HTMLOptionElement.prototype,
          options[0] instanceof Option, typeof Option.constructor('return typeof process')()]`),
    ).to.deep.equal([
      '<option></option>false',
      '<option>a</option>false',
      '<option value="v" selected="">b</option>false',
      '<option>c</option>true',
      true,
      true,
      'string',
    ]);
  });
});
