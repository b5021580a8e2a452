import { expect } from 'chai';
import { Browser } from '../../lib/browser/browser.ts';
import { innerOf } from '../../lib/browser/inner.ts';
import { seeded } from '../../lib/scheduler/seeded.ts';
import { tabs } from '../../lib/testing/tabs.ts';
import { againText, endOf } from '../../lib/trace/last-steps.ts';
import type { LastStepsOptions } from '../../lib/trace/last-steps.ts';
import { widthOf } from '../../lib/trace/text-width.ts';
import type { TraceEvent } from '../../lib/trace/trace-event.ts';

function lastSteps({ trace, schedule }: Browser, options: LastStepsOptions): string {
  return trace.lastSteps(schedule, options);
}

describe('the last steps of a run', () => {
  it('are none where none ran, none are wanted, or nothing is recorded', async () => {
    const [tab] = await tabs(2);
    const [unseen] = await tabs(2, { trace: 'off' });

    expect([lastSteps(new Browser(), {}), lastSteps(tab.browser, { steps: 0 }), lastSteps(unseen.browser, {})]).to.deep.equal([
      '',
      '',
      '',
    ]);
  });

  it('are as many as are wanted, with what they were of', async () => {
    const [writer, hearer] = await tabs(2, { seed: 5 });
    writer.localStorage.setItem('first', '1');
    await writer.browser.settle();
    hearer.localStorage.setItem('last', '2');
    await writer.browser.settle();

    const text = lastSteps(writer.browser, { steps: 1 });

    expect(text).to.match(/^storageloom: the last step of \d+; seed 5\n/);
    expect(text).to.contain('last=2').and.contain('tab1').and.not.contain('first=1');
  });

  it('are none but those between two places of the trace', async () => {
    const [writer] = await tabs(2);
    const places: number[] = [];
    for (const key of ['first', 'second', 'third']) {
      places.push(innerOf(writer.browser).traced);
      writer.localStorage.setItem(key, '1');
      await writer.browser.settle();
    }
    const [, first = 0, end = 0] = places;

    const text = lastSteps(writer.browser, { first, end });

    expect(text).to.contain('second=1').and.not.contain('first=1').and.not.contain('third=1');
  });

  it('are not one more', async () => {
    const [writer] = await tabs(2);
    for (const key of ['second', 'last']) {
      writer.localStorage.setItem(key, '1');
      await writer.browser.settle();
    }

    expect(lastSteps(writer.browser, { steps: 2 }))
      .to.contain('last=1')
      .and.not.contain('second=1');
    expect(lastSteps(writer.browser, { steps: 3 })).to.contain('second=1');
  });

  it('are all where there are few, with the schedule that runs them again', async () => {
    const [writer] = await tabs(4, { scheduler: seeded(3) });
    writer.localStorage.setItem('first', '1');
    await writer.browser.settle();
    const { schedule } = writer.browser;

    const lines = lastSteps(writer.browser, { steps: 1000 }).split('\n');

    expect(lines[0]).to.match(/^storageloom: the last \d+ steps; seed 1, schedule .+$/);
    expect(lines.join('\n')).to.contain('first=1');
    expect(lines.slice(-2)).to.deep.equal([`again: new Browser({ seed: 1, scheduler: replay('${schedule}') })`, '']);
  });

  it('are drawn in 20 rows, and say how many went before', async () => {
    const [writer] = await tabs(2);
    for (let n = 0; n < 30; n++) {
      writer.localStorage.setItem(`k${n}`, 'v');
      await writer.browser.settle();
    }

    const [usual, few, all] = [{ steps: 100 }, { steps: 100, rows: 1 }, { steps: 100, rows: Infinity }].map((options) =>
      lastSteps(writer.browser, options),
    );

    expect(usual).to.match(/… \d+ rows before\n/);
    expect(usual!.split('\n').length).to.be.within(22, 34);
    expect(few!.split('\n').length).to.be.below(usual!.split('\n').length - 15);
    expect(all).to.contain('k0=v').and.contain('k29=v').and.not.contain(' before');
  });

  it('are as wide as they may be', async () => {
    const [writer] = await tabs(3);
    writer.localStorage.setItem('k', 'long '.repeat(40));
    await writer.browser.settle();

    const text = lastSteps(writer.browser, { width: 50 });

    expect(Math.max(...text.split('\n').map(widthOf))).to.be.at.most(50);
  });

  it('hold no more of a long trace than they show', () => {
    let held = 0;
    function* events(): Generator<TraceEvent> {
      for (let n = 0; n < 1000; n++) yield { i: n, ms: 0, step: n, type: 'note', text: `${(held = n)}` };
    }

    const end = endOf(events(), 3);

    expect([held, end.of, end.steps, end.remembered]).to.deep.equal([999, 1000, 3, []]);
    expect(end.shown.map(({ step }) => step)).to.deep.equal([997, 998, 999]);
  });

  it('name their schedule as a string that JavaScript reads', () => {
    expect(againText({ seed: 2, schedule: "1:a'b\\c.dom" })).to.equal(
      "new Browser({ seed: 2, scheduler: replay('1:a\\'b\\\\c.dom') })",
    );
  });

  it('show who held a lock before them', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await browser.open('https://a.example/');
    const request = { request: 1, document: 2, storageKey: 'https://a.example', name: 'db' } as const;
    const { userAgent } = innerOf(browser);
    userAgent.fact({ type: 'lock-requested', ...request, mode: 'exclusive', option: 'none' });
    userAgent.fact({ type: 'lock-granted', request: 1 });
    tab.localStorage.setItem('k', 'v');

    const text = lastSteps(browser, { steps: 1 });

    expect(text).to.match(/▐/).and.not.contain('requests lock');
  });
});
