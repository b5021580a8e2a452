import { expect } from 'chai';
import { HappensBefore } from '../../lib/explore/happens-before.ts';
import { logOf, type Step } from './log-of.ts';

function ordered(steps: readonly Step[]): {
  readonly order: HappensBefore;
  readonly races: readonly (readonly [number, number])[];
} {
  const order = new HappensBefore(logOf(steps));
  const races: (readonly [number, number])[] = [];
  order.extend(0, (first, second) => races.push([first, second]));
  return { order, races };
}

describe('what comes before what', () => {
  it('is a step of the same lane, and one that conflicts, and what came before these', () => {
    const { order, races } = ordered([
      ['a', 'w1'],
      ['b', 'r1'],
      ['b', ''],
      ['c', 'w2'],
    ]);

    expect([order.has(0, 1), order.has(1, 2), order.has(0, 2), order.has(0, 3), order.has(2, 3)]).to.deep.equal([
      ...[true, true, true, false, false],
    ]);
    expect(races).to.deep.equal([[0, 1]]);
  });

  it('has a race where nothing in between says who comes first', () => {
    const { races } = ordered([
      ['a', 'w1'],
      ['b', 'w1'],
      ['c', 'w1'],
    ]);

    // 0 and 2 conflict, and 1 stands between them.
    expect(races).to.deep.equal([
      [0, 1],
      [1, 2],
    ]);
  });

  it('says who could go in place of the first: what follows it does not, and what another one comes before does not', () => {
    const { order } = ordered([
      ['a', 'w1'],
      ['b', 'r1'],
      ['c', 'w2'],
      ['d', 'r2 w1'],
    ]);
    const lanes: number[] = [];

    order.initials(0, 3, lanes);
    // Lane 2 writes what the last one reads.
    expect(lanes).to.deep.equal([2]);
    order.initials(2, 3, lanes);
    expect(lanes).to.deep.equal([3]);
  });

  it('knows more steps than a word has bits, and keeps what it knew', () => {
    const steps = Array.from({ length: 70 }, (_, number): Step => [`lane${number % 3}`, number % 7 === 0 ? 'w1' : '']);
    const { order, races } = ordered(steps);
    const log = logOf(steps);
    const grown = new HappensBefore(log);
    const found: (readonly [number, number])[] = [];
    for (const [from, count] of [
      [0, 20],
      [20, 40],
      [40, 70],
    ] as const) {
      log.count = count;
      grown.extend(from, (first, second) => found.push([first, second]));
    }

    expect(found).to.deep.equal(races);
    for (let second = 0; second < 70; second++) {
      for (let first = 0; first < second; first++) expect(grown.has(first, second)).to.equal(order.has(first, second));
    }
  });

  it('is the step that let a held task return, without which that had not come at all', () => {
    const log = logOf([
      ['a', 'w1'],
      ['b', 'r1 w2'],
      ['c', 'w2'],
    ]);
    log.returnOf[2] = 1;
    const order = new HappensBefore(log);
    const races: (readonly [number, number])[] = [];
    order.extend(0, (first, second) => races.push([first, second]));

    expect([order.has(0, 2), order.has(1, 2)]).to.deep.equal([true, true]);
    // The last two conflict, and could not change places.
    expect(races).to.deep.equal([[0, 1]]);
  });
});
