import { expect } from 'chai';
import { HooksDouble } from '../hooks-double.ts';
import { openPage } from './open-page.ts';

describe('the document of a host (happy-dom)', () => {
  it('cannot be brought back to how it began', () => {
    const { host } = openPage();

    expect(host.reset(new HooksDouble())).to.equal(false);
  });

  it('is loading at first, and fires readystatechange with each further state', () => {
    const page = openPage();
    page.run(
      'var log = [document.readyState]; document.addEventListener("readystatechange", (e) => log.push(document.readyState, e.isTrusted))',
    );

    page.host.setReadyState('interactive');
    page.host.setReadyState('complete');

    expect(page.run('log')).to.deep.equal(['loading', 'interactive', true, 'complete', true]);
  });

  it('fires the events of its life at the window, with the document as target where the standard has it so', () => {
    const page = openPage();
    page.run(`var log = []; for (const type of ['load', 'pageshow', 'pagehide', 'unload', 'beforeunload', 'DOMContentLoaded']) addEventListener(type, (e) =>
      log.push([type, e.target === document, e.currentTarget === window, e.persisted ?? null]))`);

    for (const type of ['DOMContentLoaded', 'load', 'beforeunload', 'unload'] as const) page.host.fire(type);
    page.host.fire('pageshow', { persisted: true });
    page.host.fire('pagehide');

    expect(page.run('log')).to.deep.equal([
      ['DOMContentLoaded', true, true, null],
      ['load', true, true, null],
      ['beforeunload', false, true, null],
      ['unload', true, true, null],
      ['pageshow', true, true, true],
      ['pagehide', true, true, false],
    ]);
  });

  it('never fires load by itself', async () => {
    const page = openPage({ markup: '<link rel=stylesheet href="/s.css"><img src="/i.png">' });
    page.run(
      'var log = []; addEventListener("load", () => log.push("load")); document.addEventListener("readystatechange", () => log.push("ready"))',
    );

    await page.settle();

    expect(page.run('log')).to.deep.equal([]);
    expect(page.requests.every(({ delaysLoad }) => delaysLoad)).to.equal(true);
  });

  it('is gone after destroy: closed, and without listeners', () => {
    const page = openPage();
    page.run('var times = 0; addEventListener("x", () => { times += 1 }); onload = () => { times += 1 }');

    page.host.destroy();
    page.host.destroy();
    page.host.dispatch(new page.host.Event('x'), 0);
    page.host.fire('load');

    expect(page.window.closed).to.equal(true);
    expect(page.run('times')).to.equal(0);
  });

  for (const node of ['document', 'document.body']) {
    it(`is gone after destroy also where its page has frozen ${node}`, () => {
      const page = openPage({ markup: '<p>text</p>' });
      page.run(`Object.freeze(${node}); 0`);

      page.host.destroy();
      page.host.destroy();

      expect(page.window.closed).to.equal(true);
    });
  }
});
