import { expect } from 'chai';
import fc from 'fast-check';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { seeded } from '../../lib/scheduler/seeded.ts';
import { runTimerProgram, timerPrograms } from './timers-program.ts';
import { itSoaks, runsOf } from '../soak.ts';

describe('in every program the timers of documents', () => {
  for (const [name, schedulerOf] of Object.entries({ 'fifo()': fifo, 'seeded(n)': seeded })) {
    it(`run once and at their time, which stands still while they are suspended: ${name}`, () => {
      fc.assert(
        fc.property(timerPrograms, fc.nat(1_000), (program, number) => {
          runTimerProgram(program, schedulerOf(number));
        }),
        { numRuns: runsOf('timers') },
      );
    });
  }
});

describe('the programs of timers', () => {
  itSoaks('are of every kind: each action occurs in a fifth, a return and each throttling matter in a tenth', () => {
    const programs = fc.sample(timerPrograms, { numRuns: 200, seed: 1 });
    const counts = new Map<string, number>();

    for (const program of programs) {
      for (const name of runTimerProgram(program, fifo())) counts.set(name, (counts.get(name) ?? 0) + 1);
    }

    const share = (name: string): number => (counts.get(name) ?? 0) / programs.length;
    for (const name of ['set', 'clear', 'suspend', 'resume', 'hide', 'show', 'advance', 'run'])
      expect(share(name), name).to.be.at.least(0.2);
    for (const name of ['(ran after a return)', '(ran at a second)', '(ran at a minute)'])
      expect(share(name), name).to.be.at.least(0.1);
  });
});
