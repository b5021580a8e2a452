import { expect } from 'chai';
import { withLastSteps } from '../../lib/browser/led-to.ts';
import { replay } from '../../lib/scheduler/replay.ts';
import type { Tab } from '../../lib/browser/browser.ts';
import { tabs } from '../../lib/testing/tabs.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { failureOf } from './expect-failure.ts';

/** Two tabs that answer each other for ever. */
function pingPong(both: readonly Tab[]): void {
  for (const { window } of both) {
    const { localStorage } = window;
    window.addEventListener('storage', () => localStorage.setItem('n', `${Number(localStorage.getItem('n')) + 1}`));
  }
  both[0]?.localStorage.setItem('n', '0');
}

describe('failures that a run led to', () => {
  it('end with the last steps, with what runs them again', async () => {
    const [one] = await tabs(2, { limits: { tasks: 10 }, seed: 3 });
    const again = (): void => void one.window.setTimeout(again, 0);
    again();

    const error = await failureOf(one.browser.settle({ timers: true }));

    expect(error.timeline).to.match(
      /^storageloom: the last \d+ steps; seed 3\n[^]*timer[^]*\nagain: new Browser\(\{ seed: 3 \}\)\n$/,
    );
    expect(error.message).not.to.contain('storageloom:');
    expect(error.stack).to.contain(`\n\n${error.timeline}\n    at `);
  });

  it('are those of a condition that never holds, and of a promise that never settles', async () => {
    const [one] = await tabs(2, { limits: { waitMs: 1 } });
    one.localStorage.setItem('k', 'v');

    const failures = [
      await failureOf(one.browser.runUntil(() => false)),
      await failureOf(one.run(() => new Promise(() => undefined))),
    ];

    expect(failures.map(({ code }) => code)).to.deep.equal(['NEVER_HOLDS', 'NEVER_SETTLES']);
    for (const { timeline } of failures) expect(timeline).to.contain('k=v').and.contain('again: new Browser(');
  });

  it('are those of the steps of a loop, too, and of a schedule that does not fit', async () => {
    const both = await tabs(2, { limits: { tasks: 10 } });
    pingPong(both);
    const [first, second] = await tabs(2, { scheduler: replay('0:nobody.dom') });
    for (const tab of [first, second]) tab.localStorage.setItem(tab.name, 'v');

    const steps = async (): Promise<void> => {
      for await (const { step } of both[0].browser.steps()) expect(step).to.be.at.least(0);
    };
    const failures = [await failureOf(steps()), await failureOf(first.browser.settle())];

    expect(failures.map(({ code }) => code)).to.deep.equal(['TASK_LIMIT', 'REPLAY_DIVERGED']);
    for (const { timeline } of failures) expect(timeline).to.match(/^storageloom: the last /);
  });

  it('are none of plain wrong use, and nothing that is no failure of ours', async () => {
    const [one] = await tabs(2);
    one.localStorage.setItem('k', 'v');
    const drawn = (): string => 'drawn';

    const wrong = await failureOf(one.browser.advance(-1));
    const others = [new Error('own'), 'text'];

    expect([wrong.code, wrong.timeline, wrong.stack?.includes('storageloom: the last')]).to.deep.equal(['BAD_OPTION', '', false]);
    expect(others.map((error) => withLastSteps(error, drawn))).to.deep.equal(others);
    expect(withLastSteps(new StorageloomError('NO_ANSWER', { what: 'a', why: 'b', mend: 'c' }), drawn).timeline).to.equal(
      'drawn',
    );
  });
});
