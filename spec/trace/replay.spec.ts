import { expect } from 'chai';
import { Replay } from '../../lib/trace/replay.ts';
import { ReplayedState } from '../../lib/trace/replayed-state.ts';
import { tickets } from './tickets.ts';

function shown(state: ReplayedState): unknown {
  return [state.areas().map(({ area, entries }) => [area, [...entries]]), state.queue(), state.locks()];
}

describe('a trace that is replayed', () => {
  it('has at each moment the state that all events before it make, wherever states are kept', () => {
    for (const interval of [1, 3, undefined]) {
      const replay = new Replay(tickets, 0, interval);
      const state = new ReplayedState();
      for (let n = 0; n <= tickets.length; n++) {
        expect(shown(replay.after(n))).to.deep.equal(shown(state));
        if (n < tickets.length) state.note(tickets[n]!);
      }
    }
  });

  it('gives a state of its own to whoever asks', () => {
    const replay = new Replay(tickets);
    const before = shown(replay.after(20));

    replay.after(20).note(tickets[20]!);
    for (const event of tickets.slice(20)) replay.after(20).note(event);

    expect(shown(replay.after(20))).to.deep.equal(before);
  });

  it('has an empty state where nothing happened, and partial areas where the beginning is lost', () => {
    expect(shown(new Replay([]).after(0))).to.deep.equal([[], [], []]);
    expect(
      new Replay(tickets, 3)
        .after(tickets.length)
        .areas()
        .some(({ partial }) => partial),
    ).to.equal(true);
  });
});
