import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { HeldTurns, scheduleEnded } from '../../lib/explore/held-turns.ts';

const { checkpoint } = surroundings();
const held = (): HeldTurns => {
  const turns = new HeldTurns(checkpoint);
  turns.hold();
  return turns;
};

/** In a turn of its own, where promise jobs can be drained. */
const inTurn = <T>(body: () => T): Promise<T> => checkpoint.hop(body);

describe('held turns', () => {
  it('run when they are told to, each with its promise jobs, and those that are asked for meanwhile as well', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const order: string[] = [];
      void turns.hop(() => 'a').then((answer) => order.push(answer) && turns.hop(() => order.push('c')));
      void turns.hop(() => order.push('b'));
      const before = order.length;
      turns.run();
      return [before, ...order];
    });

    expect(seen).to.deep.equal([0, 'a', 'b', 'c']);
  });

  it('are those of the surroundings while they are not held', async () => {
    const turns = held();
    expect(turns.isHolding).to.equal(true);
    turns.release();

    expect(await turns.hop(() => 'real')).to.equal('real');
  });

  it('hand on what a turn throws', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const thrown: unknown[] = [];
      turns.hop(() => JSON.parse('{')).catch((error: unknown) => thrown.push((error as Error).name));
      turns.run();
      return thrown;
    });

    expect(seen).to.deep.equal(['SyntaxError']);
  });

  it('refuse who waits and who asks, once the schedule has ended, until another one begins', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const thrown: unknown[] = [];
      const answers: string[] = [];
      const ask = (name: string): void =>
        void turns
          .hop(() => name)
          .then(
            (answer) => answers.push(answer),
            (error: unknown) => thrown.push(error),
          );
      ask('waits');
      turns.end(scheduleEnded);
      turns.end(new Error('another reason, later'));
      ask('asks');
      turns.run();
      const hadEnded = turns.hasEnded;
      turns.begin();
      ask('next');
      turns.run();
      return { thrown, answers, hadEnded };
    });

    expect(seen.thrown).to.deep.equal([scheduleEnded, scheduleEnded]);
    expect([seen.answers, seen.hadEnded]).to.deep.equal([['next'], true]);
  });

  it('refuse a turn in which the schedule ends', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const thrown: unknown[] = [];
      turns.afterTurn = () => turns.end(scheduleEnded);
      turns.hop(() => 'too late').catch((error: unknown) => thrown.push(error));
      turns.run();
      return thrown;
    });

    expect(seen).to.deep.equal([scheduleEnded]);
  });

  it('run a turn of several parts to its end before the next, each part with its promise jobs', async () => {
    const told = (turns: HeldTurns): string[] => {
      const order: string[] = [];
      const parts = function* (): Generator<undefined, string> {
        for (const part of ['first', 'second']) {
          order.push(part);
          void Promise.resolve().then(() => order.push(`job of the ${part}`));
          yield;
        }
        return 'whole';
      };
      void turns.inParts(parts())?.then((answer) => order.push(answer));
      void turns.hop(() => order.push('next turn'));
      return order;
    };
    const drained = await inTurn(() => {
      const turns = held();
      const order = told(turns);
      turns.run();
      return order;
    });
    const turns = held();
    const byTurns = told(turns);
    const running = turns.runInParts();
    while ((await inTurn(() => running.next())).done !== true);

    expect(drained).to.deep.equal(['first', 'job of the first', 'second', 'job of the second', 'whole', 'next turn']);
    expect(byTurns).to.deep.equal(drained);
  });

  it('let a turn of several parts come to its own end where the schedule ends in its midst, and begin none then', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const order: string[] = [];
      const parts = function* (name: string): Generator<undefined, void> {
        turns.end(scheduleEnded);
        yield;
        order.push(`end of ${name}`);
      };
      const thrown = (name: string) => (error: unknown) => order.push(`${name}: ${String(error === scheduleEnded)}`);
      for (const name of ['a', 'b']) turns.inParts(parts(name))?.catch(thrown(name));
      turns.run();
      turns.inParts(parts('c'))?.catch(thrown('c'));
      turns.run();
      return order;
    });

    expect(seen).to.deep.equal(['end of a', 'a: true', 'b: true', 'c: true']);
  });

  it('hand on what a part throws, and go on', async () => {
    const seen = await inTurn(() => {
      const turns = held();
      const order: string[] = [];
      const parts = (function* (): Generator<undefined, void> {
        yield;
        throw new RangeError('in a part');
      })();
      turns.inParts(parts)?.catch((error: unknown) => order.push(String(error)));
      void turns.hop(() => order.push('next'));
      turns.run();
      return order;
    });

    expect(seen).to.deep.equal(['RangeError: in a part', 'next']);
  });

  it('tell where somebody asks for one while they pause, and take no parts while they are not held', async () => {
    const turns = held();
    let strayed = 0;
    turns.strayed = () => void strayed++;
    const parts = (): Generator<undefined, void> => (function* () {})();

    turns.pause();
    void turns.hop(() => undefined);
    void turns.inParts(parts());
    const paused = turns.isPaused;
    turns.hold();
    void turns.hop(() => undefined);
    const heldAgain = turns.isPaused;
    turns.pause();
    turns.release();
    turns.pause();

    expect([strayed, paused, heldAgain, turns.isPaused, turns.inParts(parts())]).to.deep.equal([2, true, false, false, null]);
  });

  it('let go of a test that asks again and again', async () => {
    const asked = await inTurn(() => {
      const turns = held();
      turns.end(scheduleEnded);
      let times = 0;
      const again = (): void => {
        times++;
        turns.hop(() => undefined).catch(again);
      };
      again();
      turns.run();
      return times;
    });

    expect(asked).to.equal(1_001);
  });

  it('count anew in each schedule how often a test asks that has ended', async () => {
    const asked = await inTurn(() => {
      const turns = held();
      const times = [0, 0];
      for (const schedule of [0, 1]) {
        turns.begin();
        turns.end(scheduleEnded);
        const again = (): void => {
          times[schedule] = (times[schedule] ?? 0) + 1;
          if (times[schedule] !== 600) turns.hop(() => undefined).catch(again);
        };
        again();
        turns.run();
      }
      return times;
    });

    expect(asked).to.deep.equal([600, 600]);
  });
});
