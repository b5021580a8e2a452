import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('globals of a window (happy-dom)', () => {
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

    expect(
      page.run('[typeof BroadcastChannel, typeof WebSocket, typeof cookieStore, typeof navigator.locks, typeof process]'),
    ).to.deep.equal(['undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
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

  it('post messages in a task, to those whom they are meant for', () => {
    const page = openPage();

    page.run(`var log = []; onmessage = (e) => log.push(e.data, e.origin, e.source === window, e.isTrusted); const data = { n: 1 }; postMessage(data, '*'); data.n = 2;
      postMessage(3, 'https://b.example/'); postMessage(4, { targetOrigin: 'https://a.example/x' }); postMessage(5); postMessage(6, '/')`);
    const before = page.run('log.length');
    page.runTasks();

    expect(before).to.equal(0);
    expect(page.run('log.filter((each, i) => i % 4 === 0)')).to.deep.equal([{ n: 1 }, 4, 5, 6]);
    expect(page.run('log.slice(1, 4)')).to.deep.equal(['https://a.example', true, true]);
  });

  it('set cookies through the model, and post nothing to a document that is gone', () => {
    const page = openPage();
    page.run('document.cookie = "a=1"; onmessage = () => { throw 1 }; postMessage(1)');

    page.host.destroy();
    page.runTasks();

    expect(page.calls).to.deep.equal([['setCookie', 'a=1']]);
    expect(page.errors).to.deep.equal([]);
    expect(page.window.document.defaultView).to.equal(null);
  });
});
