import { expect } from 'chai';
import { StepSession } from '../../../lib/cli/step/session.ts';
import { stepOn } from '../../../lib/cli/step/step-on.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { race, record, sessionOf } from './play.ts';

const look = { title: 'race.ts', color: false };
const never = new AbortController().signal;

describe('stepping on a terminal', () => {
  it('shows each state, until the person leaves', async () => {
    const terminal = new FakeTerminal('l', 'l', 'q');
    const { session } = await sessionOf(race);

    const left = await stepOn(terminal, session, look, never);

    expect([left, terminal.opened, terminal.closed]).to.deep.equal(['quit', 1, 1]);
    expect(terminal.frames.map((frame) => /step \d+/.exec(frame)?.[0])).to.deep.equal(['step 0', 'step 1', 'step 2']);
  });

  it('does all that is typed at once, and shows what comes of it', async () => {
    const terminal = new FakeTerminal('lllh', 'lq');
    const { session } = await sessionOf(race);

    await stepOn(terminal, session, look, never);

    expect(terminal.frames.length).to.equal(2);
    expect(session.cursor).to.equal(3);
  });

  it('is drawn anew in another size', async () => {
    const terminal = new FakeTerminal(() => {
      terminal.size = { columns: 40, rows: 10 };
      terminal.events.resized();
    }, 'q');
    const { session } = await sessionOf(race);

    await stepOn(terminal, session, look, never);

    expect(terminal.frames.map((frame) => frame.split('\n').length)).to.deep.equal([24, 10]);
  });

  it('ends at Ctrl-C, also when it is typed with other keys, and when others want it to', async () => {
    const leaving = new AbortController();
    const { session } = await sessionOf(race);

    const left = [
      await stepOn(new FakeTerminal('l\u0003'), session, look, never),
      await stepOn(new FakeTerminal(() => leaving.abort()), session, look, leaving.signal),
      await stepOn(new FakeTerminal(), session, look, leaving.signal),
    ];

    expect(left).to.deep.equal(['interrupt', 'interrupt', 'interrupt']);
    expect(session.cursor).to.equal(0);
  });

  it('ends at Ctrl-C while a scenario runs that does not end', async () => {
    let runs = 0;
    const session = await StepSession.begin(() => (runs++ === 0 ? record(race) : new Promise(() => {})));
    const terminal = new FakeTerminal('c', () => {
      terminal.events.typed('2');
      setImmediate(() => terminal.events.typed('l'));
      setImmediate(() => setImmediate(() => terminal.events.typed('\u0003')));
    });

    const left = await stepOn(terminal, session, look, never);

    expect([left, runs, terminal.closed]).to.deep.equal(['interrupt', 2, 1]);
  });

  it('leaves the terminal as it was where something fails', async () => {
    let runs = 0;
    const session = await StepSession.begin(() => (runs++ === 0 ? record(race) : Promise.reject(new Error('bad'))));
    const terminal = new FakeTerminal('c', '2');

    const error: unknown = await stepOn(terminal, session, look, never).catch((thrown: unknown) => thrown);

    expect([error, terminal.closed]).to.deep.equal([new Error('bad'), 1].map((each) => (each === 1 ? 1 : error)));
    expect(String(error)).to.equal('Error: bad');
  });
});
