import { expect } from 'chai';
import { fifo } from '../../../lib/index.ts';
import { bare } from '../../../lib/hosts/bare/index.ts';
import { recordRun } from '../../../lib/cli/step/recorded-run.ts';
import { race, record, scenarioOf } from './play.ts';

describe('a run that is recorded', () => {
  it('has what happened until the scenario ended, and how it did', async () => {
    const passed = await record(race);
    const silent = await record(() => undefined);

    expect(passed).to.include({ kind: 'passed', ended: 'passed: tab3', seed: 1, dropped: 0 });
    expect(passed.events.some(({ type }) => type === 'tab-closed')).to.equal(false);
    expect(silent).to.include({ kind: 'passed', ended: 'passed' });
  });

  it('tells of a failure, and of one that waits for ever', async () => {
    const idle = new AbortController();
    const setup = { scenario: scenarioOf(() => new Promise(() => idle.abort())), host: bare(), seed: 1, order: null };

    const failed = await record(() => {
      throw new Error('bad');
    });
    const stalled = await recordRun({ ...setup, taken: new Map() }, { idle: idle.signal });

    expect(failed.kind).to.equal('failed');
    expect(failed.ended).to.match(/^failed: Error: bad/);
    expect([stalled.kind, stalled.ended.slice(0, 62)]).to.deep.equal([
      'failed',
      'failed: The scenario waits for something that nothing will do.',
    ]);
  });

  it('is over when somebody interrupts it, also while it closes', async () => {
    const setup = { host: bare(), seed: 1, order: null, taken: new Map() };
    const aborted = AbortSignal.abort();

    const run = await recordRun({ ...setup, scenario: scenarioOf(() => new Promise(() => {})) }, { interrupt: aborted });
    const closing = await recordRun(
      { ...setup, scenario: scenarioOf((browser) => void browser.open(), { pages: () => new Promise(() => {}) }) },
      { idle: aborted },
    );

    expect([run.kind, run.ended]).to.deep.equal(['interrupted', 'interrupted']);
    expect(closing.ended).to.match(/^failed: The scenario waits/);
  });

  it('takes the order that was asked for, else that of the scenario', async () => {
    const own = await record(race, {}, { scheduler: fifo() });
    const asked = await record(race, { order: '0:tab3.dom' }, { scheduler: fifo() });

    expect([own.schedule, asked.schedule]).to.deep.equal(['', '0:tab3.dom']);
  });

  it('is the last one where the scenario begins others', async () => {
    const run = await record(async (browser) => {
      const tab = await browser.open('https://a.example/');
      tab.localStorage.setItem('first', '1');
      await browser.reset();
      await browser.settle();
    });

    expect(run.events.some(({ type }) => type === 'storage-written')).to.equal(false);
    expect(run.moments.length).to.be.above(0);
  });
});
