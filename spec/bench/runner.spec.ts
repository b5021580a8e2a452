import { expect } from 'chai';
import type { Comparison, Gauge, Work } from '../../bench/comparison.ts';
import { runBench, summary, UnequalWorkError, type Instruments } from '../../bench/runner.ts';

/** A clock that only work moves on, and what was reported. */
class Workshop implements Instruments {
  readonly lines: string[] = [];
  readonly calls: string[] = [];
  #ns = 0;

  cpuNs(): number {
    return this.#ns;
  }

  collect(which: 'all' | 'young'): void {
    this.calls.push(`collect ${which}`);
    if (which === 'young') this.#ns += 100;
  }

  progress(line: string): void {
    this.lines.push(line);
  }

  /** Work that takes `ns` for each operation. */
  work(name: string, ns: number): Work {
    return (n) => {
      this.calls.push(name);
      this.#ns += ns * n;
      return n;
    };
  }

  comparison(parts: Partial<Comparison> = {}): Comparison {
    const prepare = (): { ours: Work; theirs: Work } => ({ ours: this.work('ours', 30), theirs: this.work('theirs', 10) });
    return { kind: 'comparison', op: 'getItem', n: 5, peer: 'Map', target: 4, prepare, ...parts };
  }
}

describe('the runner of the benches', () => {
  it('gives our time over theirs, for one operation', async () => {
    const workshop = new Workshop();

    const row = await runBench('storage', workshop.comparison(), 4, workshop);

    expect(row).to.deep.equal({
      area: 'storage',
      op: 'getItem',
      n: 5,
      peer: 'Map',
      target: 4,
      unit: 'ns',
      ratio: 3,
      spread: 0,
      ours: 30,
      theirs: 10,
    });
  });

  it('pairs both sides round by round, so that what disturbs both of them cancels out', () => {
    expect(summary([30, 300, 60], [10, 100, 20])).to.deep.equal({ ours: 60, theirs: 20, ratio: 3, spread: 0 });
    expect(summary([10, 20, 30, 40, 50], [10, 10, 10, 10, 10])).to.include({ ratio: 3, spread: 2 });
  });

  it('checks first that both did the same, and lets them take turns in going first', async () => {
    const workshop = new Workshop();

    await runBench('storage', workshop.comparison(), 2, workshop);

    expect(workshop.calls.slice(0, 3)).to.deep.equal(['ours', 'theirs', 'collect all']);
    expect(workshop.calls.slice(-4)).to.deep.equal(['ours', 'theirs', 'theirs', 'ours']);
  });

  it('lets each side pay for its own garbage, and for no other, where that is asked for', async () => {
    const workshop = new Workshop();

    const row = await runBench('tabs', workshop.comparison({ ownGarbage: true }), 2, workshop);

    const lastRounds = ['ours', 'theirs', 'theirs', 'ours'].flatMap((side) => ['collect all', side, 'collect young']);
    expect(workshop.calls.slice(-12)).to.deep.equal(lastRounds);
    // Of one operation of five: 30 and 10 ns, and a fifth of what the collection takes.
    expect(row).to.include({ ours: 50, theirs: 30 });
  });

  it('refuses to compare different work, and releases both sides', async () => {
    const workshop = new Workshop();
    let released = 0;
    const prepare: Comparison['prepare'] = () => ({ ours: (n) => n, theirs: (n) => n + 1, release: () => released++ });

    const error: unknown = await runBench('storage', workshop.comparison({ prepare }), 2, workshop).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).to.be.instanceOf(UnequalWorkError).with.property('message', 'getItem (Map): ours did 5, theirs 6');
    expect(released).to.equal(1);
  });

  it('may let a slow side do less', async () => {
    const workshop = new Workshop();

    const row = await runBench('storage', workshop.comparison({ theirN: 1 }), 3, workshop);

    expect(row).to.include({ ratio: 3, ours: 30, theirs: 10 });
  });

  it('skips a peer that is not installed, and says so', async () => {
    const workshop = new Workshop();

    const row = await runBench('storage', workshop.comparison({ prepare: () => null }), 3, workshop);

    expect(row).to.equal(null);
    expect(workshop.lines).to.deep.equal(['storage: getItem: skipped, Map is not installed']);
  });

  it('holds a time or a size against a limit', async () => {
    const workshop = new Workshop();
    const gauge: Gauge = {
      kind: 'gauge',
      op: 'tab',
      n: 2,
      unit: 'ns',
      limit: 50,
      prepare: () => ({ ours: workshop.work('ours', 100) }),
    };
    const bytes: Gauge = { ...gauge, unit: 'bytes', rounds: 1, prepare: () => ({ ours: (n) => Promise.resolve(n * 25) }) };

    expect(await runBench('tabs', gauge, 3, workshop)).to.include({ ratio: 2, spread: 0, target: 1, ours: 100, theirs: 50 });
    expect(await runBench('tabs', bytes, 3, workshop)).to.include({ ratio: 0.5, unit: 'bytes', ours: 25 });
  });

  it('takes the word of a time that is of a part of the work alone', async () => {
    const workshop = new Workshop();
    const gauge: Gauge = {
      ...{ kind: 'gauge', op: 'import', n: 2, unit: 'ns', limit: 50, timesItself: true },
      prepare: () => ({ ours: (n) => n * 25 }),
    };

    expect(await runBench('modules', gauge, 3, workshop)).to.include({ ratio: 0.5, unit: 'ns', ours: 25 });
  });
});
