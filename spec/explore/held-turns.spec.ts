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
});
