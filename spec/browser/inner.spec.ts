import { expect } from 'chai';
import { Browser, bare, seeded } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { innerOf } from '../../lib/browser/inner.ts';
import { runAll } from '../event-loop/kernel-steps.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';

const again = { scheduler: seeded(1), seed: 1, observer: null };

describe('the inner door of a Browser', () => {
  it('begins another run at once where nothing has to be loaded', async () => {
    const browser = new Browser({ trace: 'off' });
    const [a, b] = [await browser.open(), await browser.open()];
    a.localStorage.setItem('k', 'v');
    const inner = innerOf(browser);
    const { userAgent } = inner;

    const done = inner.resetNow(again);
    a.localStorage.setItem('k', 'w');
    runAll(inner.userAgent.kernel);

    expect([done, inner.userAgent === userAgent, browser.tabs]).to.deep.equal([true, false, [a, b]]);
    expect(b.heard.map(({ oldValue, newValue }) => [oldValue, newValue])).to.deep.equal([[null, 'w']]);
  });

  it('counts the events of the trace, also those that were dropped, and from 0 in each run', async () => {
    const [browser, silent] = [new Browser({ limits: { traceEvents: 8 } }), new Browser({ trace: 'off' })];
    const [tab] = [await browser.open(), await silent.open()];
    const before = innerOf(browser).traced;
    for (let number = 0; number < 20; number++) tab.localStorage.setItem('k', String(number));
    const { i = -1 } = browser.trace.events().at(-1) ?? {};

    expect([innerOf(browser).traced - before > 20, innerOf(browser).traced]).to.deep.equal([true, i + 1]);
    innerOf(browser).resetNow(again);
    expect([innerOf(browser).traced, innerOf(silent).traced]).to.deep.equal([0, 0]);
  });

  it('says where something is still to be loaded', async () => {
    const browser = new Browser({ host: happyDom(), trace: 'off' });
    await browser.open();

    expect(innerOf(browser).resetNow(again)).to.equal(false);
  });

  it('lets somebody else watch, who need not be told of loading', async () => {
    const browser = new Browser({ host: bare(), trace: 'off' });
    const tab = await browser.open();
    const observer = Object.assign(new ObserverDouble(), { level: 'steps' });

    const done = innerOf(browser).resetNow({ ...again, observer });
    tab.localStorage.setItem('k', 'v');

    expect([done, observer.facts.map(({ type }) => type)]).to.deep.equal([true, ['document-created', 'area-created']]);
  });

  it('keeps whoever watches from failing inside of page code: the driving call fails, and the run goes on unwatched', async () => {
    const browser = new Browser({ trace: 'off' });
    const [writer, hearer] = [await browser.open(), await browser.open()];
    const observer = Object.assign(new ObserverDouble(), {
      level: 'steps',
      wrote() {
        throw new Error('of the explorer');
      },
    });
    innerOf(browser).resetNow({ ...again, observer });

    writer.localStorage.setItem('k', 'v');
    const failure: unknown = await browser.settle().catch((error: unknown) => error);
    writer.localStorage.setItem('k', 'w');
    await browser.settle();

    expect(failure).to.include({ code: 'OBSERVER_FAILED' });
    expect(hearer.heard.map(({ newValue }) => newValue)).to.deep.equal(['v', 'w']);
  });
});
