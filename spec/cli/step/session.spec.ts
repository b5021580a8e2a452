import { expect } from 'chai';
import type { StepKey } from '../../../lib/cli/step/keys.ts';
import type { StepSession } from '../../../lib/cli/step/session.ts';
import { race, sessionOf } from './play.ts';

async function press(session: StepSession, ...keys: (Exclude<StepKey['kind'], 'choose'> | number)[]): Promise<void> {
  for (const key of keys) await session.press(typeof key === 'number' ? { kind: 'choose', number: key } : { kind: key });
}

function storage(session: StepSession): string[] {
  return session.run.states
    .after(session.events)
    .areas()
    .flatMap(({ entries }) => [...entries].map(([key, { text }]) => `${key}=${text}`));
}

describe('a session of steps', () => {
  it('goes one step on and back, and runs nothing for that', async () => {
    const { session, played } = await sessionOf(race);

    await press(session, 'forward', 'forward', 'back');

    expect([session.cursor, session.last?.step, session.next?.step]).to.deep.equal([1, 0, 1]);
    expect(played.length).to.equal(1);
  });

  it('stays within its ends, and says so', async () => {
    const { session } = await sessionOf(race);

    await press(session, 'back');
    expect([session.cursor, session.notice]).to.deep.equal([0, 'This is the beginning.']);
    await press(session, 'end', 'forward');
    expect([session.cursor, session.notice]).to.deep.equal([session.run.moments.length, 'This is the end.']);
    expect([session.next, session.question, session.events]).to.deep.equal([null, null, session.run.events.length]);
    await press(session, 'begin');
    expect([session.cursor, session.last, session.notice]).to.deep.equal([0, null, '']);
  });

  it('goes on to the next choice, and to where nothing may run', async () => {
    const { session } = await sessionOf(race);

    await press(session, 'choice');
    expect(session.question?.candidates.length).to.equal(2);
    expect(storage(session)).to.deep.equal(['k=v']);
    await press(session, 'idle');
    expect(storage(session)).to.deep.equal(['k=v', 'winner=tab3']);
    expect(session.next?.question?.candidates.map(({ label }) => label)).to.deep.equal(['timer 40 ms']);
    await press(session, 'idle', 'choice');
    expect(session.cursor).to.equal(session.run.moments.length);
  });

  it('goes on with the task that would run anyway, without another run', async () => {
    const { session, played } = await sessionOf(race);
    await press(session, 'choice');
    const { cursor } = session;

    await press(session, 1);

    expect([session.cursor, played.length]).to.deep.equal([cursor + 1, 1]);
  });

  it('runs anew where another task goes next, with the same steps up to there', async () => {
    const { session, played } = await sessionOf(race);
    await press(session, 'choice');
    const { cursor } = session;

    await press(session, 2);

    expect([session.cursor, session.last?.name, session.notice]).to.deep.equal([cursor + 1, 'tab3.dom', '']);
    expect(session.run).to.include({ schedule: '0:tab3.dom', ended: 'passed: tab2' });
    expect(played.map((taken) => [...taken])).to.deep.equal([[], [[0, 'tab3.dom']]]);
  });

  it('keeps the choices before, and forgets those after', async () => {
    const { session, played } = await sessionOf(race);

    await press(session, 'choice', 2, 'choice', 2);
    await press(session, 'begin', 'choice', 1);

    expect(played.slice(1).map((taken) => [...taken.keys()])).to.deep.equal([[0], [0, 2], [0]]);
    expect(session.run.schedule).to.equal('');
  });

  it('says where there is nothing to choose, or nothing of that number', async () => {
    const { session } = await sessionOf(race);

    await press(session, 1);
    expect(session.notice).to.equal('There is no choice here.');
    await press(session, 'choice', 7);
    expect(session.notice).to.equal('There is no task 7 that may run.');
  });

  it('says where a scenario does something else the next time', async () => {
    let runs = 0;
    const { session } = await sessionOf(async (browser) => {
      if (runs++ > 0) await browser.open('https://b.example/');
      return race(browser);
    });

    await press(session, 'choice', 2);

    expect(session.notice).to.match(/^The scenario did something else this time, from step \d+ on\.$/);
    expect(session.notice).to.contain(`step ${session.cursor + 1} on`);
  });

  it('shows one pane, and scrolls the timeline up and all others down', async () => {
    const { session } = await sessionOf(race);
    const panes: string[] = [];
    for (const key of ['explain', 'explain', 'help', 'explain', 'leave'] as const) {
      await press(session, key);
      panes.push(session.pane);
    }
    expect(panes).to.deep.equal(['explain', 'timeline', 'help', 'explain', 'timeline']);

    await press(session, 'up', 'up', 'down');
    expect(session.scroll).to.equal(1);
    await press(session, 'down', 'down');
    expect(session.scroll).to.equal(0);
    await press(session, 'explain', 'down', 'down', 'down');
    expect([session.scroll, session.limitScroll(2), session.limitScroll(-4)]).to.deep.equal([3, 2, 0]);
  });

  it('leaves what ends it to others', async () => {
    const { session } = await sessionOf(race);

    await press(session, 'quit', 'interrupt');

    expect(session.cursor).to.equal(0);
  });
});
