import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';

type Globals = Parameters<typeof surroundings>[0];
type Listener = (this: unknown, reason: unknown, promise: Promise<unknown>) => void;
type PageListener = (event: { reason: unknown; preventDefault(): void; stopImmediatePropagation(): void }) => void;

/** A process that calls who listens when the spec says so; what its turns throw is kept. */
class ProcessDouble {
  listeners: Listener[] = [];
  readonly turns: (() => void)[] = [];

  readonly alarms = new Map<number, { readonly callback: () => void; readonly ms: number }>();

  getBuiltinModule(): object {
    return {
      setImmediate: (callback: () => void) => void this.turns.push(callback),
      setTimeout: (callback: () => void, ms: number) => this.alarms.set(this.alarms.size, { callback, ms }).size - 1,
      clearTimeout: (id: number) => this.alarms.delete(id),
    };
  }
  hrtime(): [number, number] {
    return [12, 3_500_000];
  }
  rawListeners(): Listener[] {
    return [...this.listeners];
  }
  on(_event: string, listener: Listener): void {
    this.listeners.push(listener);
  }
  removeListener(_event: string, listener: Listener): void {
    this.listeners = this.listeners.filter((each) => each !== listener);
  }

  reject(reason: unknown): void {
    for (const listener of this.rawListeners()) listener.call(this, reason, Promise.resolve());
  }
  around(): ReturnType<typeof surroundings> {
    return surroundings({ process: this as never } as Globals);
  }
}

describe('the surroundings in Node', () => {
  const { checkpoint, routeRejections } = surroundings();

  it('offer a turn, and answer with what ran in it', async () => {
    const order: string[] = [];
    const hopped = checkpoint.hop(() => order.push('turn'));
    void Promise.resolve().then(() => order.push('job'));

    expect(await hopped).to.equal(2);
    expect(order).to.deep.equal(['job', 'turn']);
  });

  it('reject with what was thrown in the turn', async () => {
    const hopped = checkpoint.hop(() => {
      throw new RangeError('of the body');
    });

    expect(await hopped.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
  });

  it('drain all promise jobs, those that jobs make too, inside a turn', async () => {
    const drained = await checkpoint.hop(() => {
      const order: string[] = [];
      void Promise.resolve().then(() => Promise.resolve().then(() => order.push('second')));
      checkpoint.drain?.();
      order.push('after');
      return order;
    });

    expect(drained).to.deep.equal(['second', 'after']);
  });

  it('have the clock of the process, in milliseconds, and alarms that can be put off', () => {
    const node = new ProcessDouble();
    const { clock } = node.around();

    clock.after(2.2, () => undefined);
    const other = clock.after(5, () => undefined);
    const set = [...node.alarms.values()].map(({ ms }) => ms);
    other[Symbol.dispose]();

    expect(clock.now()).to.equal(12_003.5);
    expect(set).to.deep.equal([3, 5]);
    expect([...node.alarms.keys()]).to.deep.equal([0]);
  });

  it('have no drain where Node has none', () => {
    expect(new ProcessDouble().around().checkpoint.drain).to.equal(null);
  });

  it('take the real process: a rejection of a page is heard by nobody else, and all is as before', async () => {
    const before = process.rawListeners('unhandledRejection');
    const taken: unknown[] = [];

    const routing = routeRejections((reason) => taken.push(reason) > 0);
    await checkpoint.hop(() => void Promise.reject(new Error('of a page')));
    await checkpoint.hop(() => undefined);
    routing[Symbol.dispose]();

    expect(taken.map(String)).to.deep.equal(['Error: of a page']);
    expect(process.rawListeners('unhandledRejection')).to.deep.equal(before);
  });
});

describe('unhandled rejections in Node', () => {
  let node: ProcessDouble;
  let heard: string[];
  const listener =
    (name: string): Listener =>
    (reason) =>
      void heard.push(`${name}: ${String(reason)}`);

  beforeEach(() => {
    node = new ProcessDouble();
    heard = [];
  });

  it('that are taken reach nobody else', () => {
    node.listeners = [listener('before')];
    node.around().routeRejections(() => true);

    node.reject('r');

    expect(heard).to.deep.equal([]);
  });

  it('that are not taken reach those who listened before, with the process as this', () => {
    const receivers: unknown[] = [];
    node.listeners = [
      function (this: unknown) {
        receivers.push(this);
      },
      listener('second'),
    ];
    node.around().routeRejections(() => false);

    node.reject('r');

    expect(receivers).to.deep.equal([node]);
    expect(heard).to.deep.equal(['second: r']);
  });

  it('find the listeners of before again when it is over, once', () => {
    const before = [listener('a'), listener('b')];
    node.listeners = [...before];
    const routing = node.around().routeRejections(() => true);

    routing[Symbol.dispose]();
    routing[Symbol.dispose]();

    expect(node.listeners).to.deep.equal(before);
  });

  it('are offered to each Browser that drives, in whatever order these begin and end', () => {
    const before = [listener('before')];
    node.listeners = [...before];
    const first = node.around().routeRejections((reason) => reason === 'first');
    const second = node.around().routeRejections((reason) => reason === 'second');

    for (const reason of ['first', 'second', 'nobody']) node.reject(reason);
    first[Symbol.dispose]();
    for (const reason of ['first', 'second']) node.reject(reason);
    second[Symbol.dispose]();

    expect(heard).to.deep.equal(['before: nobody', 'before: first']);
    expect(node.listeners).to.deep.equal(before);
  });

  it('leave a listener of `once` out after its turn, and only then', () => {
    const once = Object.assign(listener('once'), { listener: listener('once') });
    node.listeners = [once];
    const unused = node.around().routeRejections(() => true);
    unused[Symbol.dispose]();
    const untouched = [...node.listeners];

    const routing = node.around().routeRejections(() => false);
    node.reject('one');
    node.reject('two');
    routing[Symbol.dispose]();

    expect(untouched).to.deep.equal([once]);
    expect(heard).to.deep.equal(['once: one']);
    expect(node.listeners).to.deep.equal([]);
  });

  it('take over who begins to listen meanwhile, and leave them listening when it is over', () => {
    const [before, late] = [listener('before'), listener('late')];
    node.listeners = [before];
    const routing = node.around().routeRejections((reason) => reason === 'mine');
    node.listeners.push(late);

    for (const reason of ['other', 'mine', 'other']) node.reject(reason);
    routing[Symbol.dispose]();

    expect(heard).to.deep.equal(['before: other', 'late: other', 'before: other', 'late: other']);
    expect(node.listeners).to.deep.equal([before, late]);
  });

  it('are told once to each listener, also where one of them tells them all again', () => {
    const retelling: Listener = (reason) => {
      node.removeListener('', retelling);
      node.reject(reason);
      node.on('', retelling);
    };
    node.listeners = [retelling, listener('second')];
    const routing = node.around().routeRejections(() => false);

    node.reject('r');
    routing[Symbol.dispose]();

    expect(heard).to.deep.equal(['second: r']);
    expect(node.listeners).to.have.lengthOf(2);
  });

  it('let what a listener throws be an uncaught exception of a turn of its own', () => {
    node.listeners = [
      () => {
        throw new RangeError('of the runner');
      },
      listener('second'),
    ];
    node.around().routeRejections(() => false);

    node.reject('r');

    expect(heard).to.deep.equal(['second: r']);
    expect(node.turns).to.have.lengthOf(1);
    expect(node.turns[0]).to.throw(RangeError, 'of the runner');
  });

  it('that nobody would have heard are rejected again when nobody routes any more', async () => {
    const orphan = new Error('orphan');
    const { checkpoint, routeRejections } = surroundings();
    const outer = process.rawListeners('unhandledRejection') as NodeJS.UnhandledRejectionListener[];
    process.removeAllListeners('unhandledRejection');
    const routing = routeRejections(() => false);
    await checkpoint.hop(() => void Promise.reject(orphan));
    await checkpoint.hop(() => undefined);

    routing[Symbol.dispose]();
    const again = await new Promise((resolve) => process.once('unhandledRejection', resolve));
    for (const each of outer) process.on('unhandledRejection', each);

    expect(again).to.equal(orphan);
  });
});

describe('the surroundings in a page', () => {
  class ChannelDouble {
    static readonly posted: (() => void)[] = [];
    readonly port1: { onmessage: ((event: unknown) => void) | null } = { onmessage: null };
    readonly port2 = { postMessage: (): void => void ChannelDouble.posted.push(() => this.port1.onmessage?.({})) };
  }
  const page = (globals: object): ReturnType<typeof surroundings> => surroundings(globals as Globals);

  it('take a message to ourselves for a turn, and cannot drain', async () => {
    const { checkpoint } = page({ MessageChannel: ChannelDouble });
    let ran = false;

    const hopped = checkpoint.hop(() => (ran = true));
    const before = ran;
    ChannelDouble.posted.shift()?.();

    expect(before).to.equal(false);
    expect(await hopped).to.equal(true);
    expect(checkpoint.drain).to.equal(null);
  });

  it('begin no turn before the news of earlier rejections has come, while somebody asks for it', async () => {
    const listeners: PageListener[] = [];
    const addEventListener = (_type: string, listener: PageListener): void => void listeners.push(listener);
    const { checkpoint, routeRejections } = page({ MessageChannel: ChannelDouble, addEventListener });
    const event = { reason: 'r', preventDefault: () => undefined, stopImmediatePropagation: () => undefined };
    const order: string[] = [];
    const message = (): void => {
      order.push('message');
      ChannelDouble.posted.shift()?.();
    };

    const routing = routeRejections(() => order.push('news') > 0);
    const hopped = checkpoint.hop(() => order.push('turn'));
    message();
    listeners[0]?.(event);
    message();
    listeners[0]?.(event);
    message();
    message();
    await hopped;
    routing[Symbol.dispose]();
    const alone = checkpoint.hop(() => order.push('turn'));
    message();
    await alone;

    const first = ['message', 'news', 'message', 'news', 'message', 'message', 'turn'];
    expect(order).to.deep.equal([...first, 'message', 'turn']);
  });

  it('are also those of an old Node, which shows no modules', async () => {
    const { checkpoint } = page({ process: {}, MessageChannel: ChannelDouble });

    const hopped = checkpoint.hop(() => 1);
    ChannelDouble.posted.shift()?.();

    expect(await hopped).to.equal(1);
  });

  it('have the clock and the alarms of the page, if it has any', () => {
    const alarms = new Map<number, number>();
    const { clock } = page({
      performance: { now: () => 4.5 },
      setTimeout: (_callback: () => void, ms: number) => alarms.set(7, ms) && 7,
      clearTimeout: (id: number) => alarms.delete(id),
    });
    const bare = page({}).clock;

    const alarm = clock.after(1.5, () => undefined);
    const set = [...alarms];
    alarm[Symbol.dispose]();
    bare.after(1, () => undefined)[Symbol.dispose]();

    expect([clock.now(), set, alarms.size, bare.now()]).to.deep.equal([4.5, [[7, 2]], 0, 0]);
  });

  it('say what they need where there are no messages', async () => {
    const error: unknown = await page({})
      .checkpoint.hop(() => 1)
      .catch((reason: unknown) => reason);

    expect(error).to.be.instanceOf(TypeError).with.property('message').that.includes('MessageChannel');
  });

  it('keep from everybody else what is taken, and nothing else, until it is over', () => {
    const listeners = new Set<PageListener>();
    const calls: string[] = [];
    const event = (reason: string) => ({
      reason,
      preventDefault: () => void calls.push(`${reason} prevented`),
      stopImmediatePropagation: () => void calls.push(`${reason} stopped`),
    });
    const routing = page({
      addEventListener: (_type: string, listener: PageListener, capture: boolean) => capture && listeners.add(listener),
      removeEventListener: (_type: string, listener: PageListener, capture: boolean) => capture && listeners.delete(listener),
    }).routeRejections((reason) => reason === 'mine');

    for (const reason of ['mine', 'other']) for (const listener of listeners) listener(event(reason));
    routing[Symbol.dispose]();

    expect(calls).to.deep.equal(['mine prevented', 'mine stopped']);
    expect(listeners.size).to.equal(0);
  });

  it('route nothing where there are no events', () => {
    const routing = page({}).routeRejections(() => true);

    expect(() => routing[Symbol.dispose]()).not.to.throw();
  });
});
