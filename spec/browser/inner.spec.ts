import { expect } from 'chai';
import { Browser, bare, seeded } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { innerOf, innerOptionsOf, optionsWith } from '../../lib/browser/inner.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
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

  it('leaves who watches unguarded where that is wanted', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open();
    const observer = Object.assign(new ObserverDouble(), { level: 'steps' });

    innerOf(browser).resetNow({ ...again, observer, guarded: false });
    tab.window.setTimeout(() => undefined);

    expect(innerOf(browser).userAgent.observer).to.equal(observer);
  });

  it('loads what a reset has left, watched by the recorder where it is to be', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const inner = innerOf(browser);
    const { recorder } = inner;

    const done = inner.resetNow({ ...again, observer: recorder });
    await inner.loadRest();

    expect([done, tab.url, recorder === null]).to.deep.equal([false, 'https://a.example/', false]);
    expect(browser.trace.events({ type: 'document-loaded' })).to.have.lengthOf(1);
    expect([inner.driving.calls.current, innerOf(new Browser({ trace: 'off' })).recorder]).to.deep.equal([
      'browser.reset()',
      null,
    ]);
  });

  it('takes surroundings in place of those that are there, by options that are a copy', async () => {
    const options = { trace: 'off' } as const;
    const around = surroundings();
    let hops = 0;
    const checkpoint: Checkpoint = {
      drain: around.checkpoint.drain,
      hop: (body) => {
        hops++;
        return around.checkpoint.hop(body);
      },
    };

    const given = optionsWith(options, { surroundings: { ...around, checkpoint } });
    await new Browser(given).open();

    expect([given, given === options, innerOptionsOf(options)]).to.deep.equal([options, false, null]);
    expect(hops).to.be.above(0);
  });
});
