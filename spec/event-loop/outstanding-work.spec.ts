import { expect } from 'chai';
import type { Lane } from '../../lib/event-loop/task.ts';
import { Bench } from './outstanding-bench.ts';

const jobs = (): Promise<void> => new Promise(setImmediate);

describe('outstanding work', () => {
  it('is delivered in the order of its beginning, whatever came first', () => {
    const bench = new Bench();
    const [one, two] = [bench.begin('one'), bench.begin('two')];

    two.arrive(null);
    const early = bench.work.deliver(null);
    one.arrive(null);
    const both = bench.work.deliver(null);

    expect([early, both, bench.delivered]).to.deep.equal([false, true, ['one', 'two']]);
    expect([bench.work.deliver(null), bench.work.missing(null)]).to.deep.equal([false, []]);
  });

  it('is delivered up to the first that is missing', () => {
    const bench = new Bench();
    const [one, , three] = [bench.begin('one'), bench.begin('two'), bench.begin('three')];
    one.arrive(null);
    three.arrive(null);

    const delivered = bench.work.deliver(null);

    expect([delivered, bench.delivered, bench.work.canDeliver(null)]).to.deep.equal([true, ['one'], false]);
  });

  it('keeps its place when it is asked for anew, and time counts from then', () => {
    const bench = new Bench();
    const [one, two] = [bench.begin('one'), bench.begin('two')];
    one.deliver = () => bench.work.askAgain(one);
    one.arrive(null);
    two.arrive(null);
    bench.clock.now = 5;

    const first = bench.work.deliver(null);
    const between = [...bench.delivered];
    one.deliver = () => bench.delivered.push('one');
    one.arrive(2);
    const next = bench.work.nextMs(null);
    bench.clock.now = 7;
    bench.work.fallDue(null);
    bench.work.deliver(null);

    expect([first, between, next, bench.delivered]).to.deep.equal([true, [], 7, ['one', 'two']]);
  });

  it('that is asked for anew comes at no moment until the next answer is there', () => {
    const bench = new Bench();
    const hop = bench.begin('hop');
    hop.deliver = () => bench.work.askAgain(hop);
    hop.arrive(3);
    bench.clock.now = 3;

    bench.work.fallDue(null);

    expect([bench.work.nextMs(null), bench.work.fallDue(null)]).to.deep.equal([null, false]);
  });

  it('delivers nothing of another scope, and is held up by nothing of another', () => {
    const bench = new Bench();
    const [, other, mine] = [bench.begin('missing', bench.lanes[1]), bench.begin('other', bench.lanes[1]), bench.begin('mine')];
    const scope = (lane: Lane): boolean => lane === bench.lanes[0];

    other.neverArrives();
    const none = bench.work.canDeliver(scope);
    mine.arrive(null);
    const some = [bench.work.canDeliver(scope), bench.work.canDeliver(null)];
    bench.work.deliver(scope);

    expect([none, some, bench.delivered]).to.deep.equal([false, [true, false], ['mine']]);
  });

  it('that is there is left where it is not of the scope', () => {
    const bench = new Bench();
    bench.begin('other', bench.lanes[1]).arrive(null);
    const scope = (lane: Lane): boolean => lane === bench.lanes[0];

    expect([bench.work.canDeliver(scope), bench.work.deliver(scope), bench.delivered]).to.deep.equal([false, false, []]);
  });

  it('heeds the scope', () => {
    const bench = new Bench();
    const [mine, other] = [bench.begin('mine'), bench.begin('other', bench.lanes[1])];
    const scope = (lane: Lane): boolean => lane === bench.lanes[0];
    bench.begin('missing', bench.lanes[1]);
    mine.arrive(null);
    other.arrive(3);
    bench.clock.now = 3;

    const held = [bench.work.holdsUp(scope), bench.work.holdsUp(null)];
    const due = [bench.work.nextMs(scope), bench.work.nextMs(null), bench.work.fallDue(scope)];
    bench.work.deliver(scope);

    expect([held, due, bench.delivered]).to.deep.equal([[false, true], [null, 3, false], ['mine']]);
    expect(bench.work.missing(scope)).to.deep.equal([]);
  });

  it('that comes at a moment of virtual time comes then, whatever is missing before it, by moment and then by order', () => {
    const bench = new Bench();
    const [, late, soon, too] = [bench.begin('missing'), bench.begin('late'), bench.begin('soon'), bench.begin('too')];
    late.arrive(20);
    soon.arrive(10);
    too.arrive(20);
    const before = [bench.work.canDeliver(null), bench.work.fallDue(null), bench.work.nextMs(null)];

    bench.clock.now = 25;
    const due = bench.work.canDeliver(null);
    bench.work.deliver(null);
    const undated = [...bench.delivered];
    bench.work.fallDue(null);

    expect([before, due, undated]).to.deep.equal([[false, false, 10], true, []]);
    expect([bench.delivered, bench.work.nextMs(null)]).to.deep.equal([['soon', 'late', 'too'], null]);
  });

  it('that never comes holds up nobody, and is missing', () => {
    const bench = new Bench();
    const [never, two] = [bench.begin('never'), bench.begin('two')];
    never.neverArrives();
    two.arrive(null);

    bench.work.deliver(null);

    expect([bench.delivered, bench.work.holdsUp(null)]).to.deep.equal([['two'], false]);
    expect(bench.work.missing(null)).to.deep.equal([never]);
  });

  it('that is aborted is over: it is not delivered, also when it comes, or when another one aborts it', () => {
    const bench = new Bench();
    const [one, two, three] = [bench.begin('one'), bench.begin('two'), bench.begin('three')];
    one.abort();
    one.arrive(null);
    two.deliver = () => three.abort();
    two.arrive(4);
    three.arrive(4);
    bench.clock.now = 4;

    bench.work.fallDue(null);

    expect([bench.delivered, bench.work.missing(null), bench.work.nextMs(null)]).to.deep.equal([[], [], null]);
  });

  it('wakes whoever runs tasks by themselves whenever something has come of it', () => {
    const bench = new Bench();
    let woken = 0;
    bench.work.wake = () => woken++;
    const [one, two, three] = [bench.begin('one'), bench.begin('two'), bench.begin('three')];

    one.arrive(null);
    two.expire();
    three.abort();

    expect(woken).to.equal(3);
  });

  it('wakes nobody for what is over, delivered or aborted', () => {
    const bench = new Bench();
    const [one, two] = [bench.begin('one'), bench.begin('two')];
    one.arrive(null);
    bench.work.deliver(null);
    two.abort();
    let woken = 0;
    bench.work.wake = () => woken++;

    one.abort();
    two.arrive(null);

    expect([woken, one.state, two.state]).to.deep.equal([0, 'over', 'over']);
  });
});

describe('waiting for outstanding work', () => {
  it('ends when nothing is missing', async () => {
    const bench = new Bench();
    const [one, two, three] = [bench.begin('one'), bench.begin('two'), bench.begin('three')];
    const waiting = bench.waits();

    one.arrive(null);
    two.neverArrives();
    await jobs();
    const before = waiting.over;
    three.arrive(50);
    await jobs();

    expect([before, waiting.over]).to.deep.equal([false, true]);
  });

  it('ends for each when its limit of real time has passed, once and for all', async () => {
    const bench = new Bench();
    const slow = bench.begin('slow');
    const waiting = bench.waits();
    await jobs();

    bench.limits[0]?.expire();
    await jobs();
    const again = bench.waits();
    await jobs();

    expect([waiting.over, again.over, bench.limits.length]).to.deep.equal([true, true, 1]);
    expect(bench.work.missing(null)).to.deep.equal([slow]);
    slow.arrive(null);
    expect([bench.work.deliver(null), bench.delivered]).to.deep.equal([true, ['slow']]);
  });

  for (const [how, limitPasses] of [
    ['in time', false],
    ['after its limit', true],
  ] as const) {
    it(`has a limit of its own for what is asked for anew, where the first answer came ${how}`, async () => {
      const bench = new Bench();
      const hop = bench.begin('hop');
      hop.deliver = () => bench.work.askAgain(hop);
      bench.waits();
      await jobs();
      if (limitPasses) bench.limits[0]?.expire();
      hop.arrive(null);
      await jobs();
      bench.work.deliver(null);

      const waiting = bench.waits();
      await jobs();
      const before = [waiting.over, bench.limits.length];
      bench.limits[1]?.expire();
      await jobs();

      expect([before, waiting.over]).to.deep.equal([[false, 2], true]);
    });
  }

  it('begins the limits of one scope alone', () => {
    const bench = new Bench();
    bench.begin('mine');
    bench.begin('other', bench.lanes[1]);

    bench.work.startLimits((lane) => lane === bench.lanes[0], bench.startLimit);

    expect(bench.limits).to.have.lengthOf(1);
  });

  it('has one limit for each, which ends with it', async () => {
    const bench = new Bench();
    const [one, two] = [bench.begin('one'), bench.begin('two')];
    bench.waits();
    one.arrive(null);
    await jobs();
    two.abort();
    await jobs();

    expect(bench.limits.map(({ disposed }) => disposed)).to.deep.equal([true, true]);
  });

  it('ends when it has no purpose any more, which is asked at each change and when somebody interrupts', async () => {
    const bench = new Bench();
    bench.begin('missing');
    let goesOn = true;
    const waiting = bench.waits(() => goesOn);

    bench.work.interrupt();
    await jobs();
    const before = waiting.over;
    goesOn = false;
    bench.work.interrupt();
    await jobs();

    expect([before, waiting.over]).to.deep.equal([false, true]);
  });

  it('ends where time is real as soon as something can be delivered, whatever is missing before it', async () => {
    const bench = new Bench();
    bench.work.inOrder = false;
    const [, two] = [bench.begin('one'), bench.begin('two')];
    const waiting = bench.waits();

    two.arrive(null);
    await jobs();

    expect([waiting.over, bench.work.canDeliver(null), bench.work.deliver(null)]).to.deep.equal([true, true, true]);
    expect(bench.delivered).to.deep.equal(['two']);
  });
});
