import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';

type Globals = Parameters<typeof surroundings>[0];
type Listener = (this: unknown, reason: unknown, promise: Promise<unknown>) => void;
type PageListener = (event: { reason: unknown; preventDefault(): void; stopImmediatePropagation(): void }) => void;

/** A process that emits when the spec says so; what its turns throw is kept. */
class ProcessDouble {
  listeners: Listener[] = [];
  readonly turns: (() => void)[] = [];
  readonly alarms = new Map<number, { readonly callback: () => void; readonly ms: number }>();
  /** What the main context calls `process`, if that is another one. */
  real: object | null = null;

  getBuiltinModule(id: string): object {
    if (id === 'node:vm') return { runInThisContext: () => this.real };
    return {
      setImmediate: (callback: () => void) => void this.turns.push(callback),
      setTimeout: (callback: () => void, ms: number) => this.alarms.set(this.alarms.size, { callback, ms }).size - 1,
      clearTimeout: (alarm: number) => this.alarms.delete(alarm),
    };
  }
  hrtime(): [number, number] {
    return [12, 3_500_000];
  }
  emit(_event: string, ...args: [reason: unknown, promise: Promise<unknown>]): boolean {
    for (const listener of this.listeners) listener.call(this, ...args);
    return this.listeners.length > 0;
  }

  /** False: nobody listens, and the process ends. */
  reject(reason: unknown): boolean {
    return this.emit('unhandledRejection', reason, Promise.resolve());
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

  it('that are taken reach nobody else, and end nothing', () => {
    node.listeners = [listener('before')];
    node.around().routeRejections(() => true);

    const handled = node.reject('r');

    expect(handled).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('come with their promise', () => {
    const promises: unknown[] = [];
    node.around().routeRejections((_reason, promise) => promises.push(promise) > 0);

    node.reject('r');

    expect(promises[0]).to.be.instanceOf(Promise);
  });

  it('that are not taken reach those who listen, with the process as this', () => {
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

  it('leave every listener where it is, whoever comes and goes meanwhile', () => {
    const [stays, goes, comes] = [listener('stays'), listener('goes'), listener('comes')];
    node.listeners = [stays, goes];
    const routing = node.around().routeRejections((reason) => reason === 'taken');

    node.listeners = [stays, comes];
    for (const reason of ['taken', 'other']) node.reject(reason);
    routing[Symbol.dispose]();
    node.reject('taken');

    expect(heard).to.deep.equal(['stays: other', 'comes: other', 'stays: taken', 'comes: taken']);
  });

  it('are offered to each Browser, in whatever order these begin and end', () => {
    node.listeners = [listener('before')];
    const first = node.around().routeRejections((reason) => reason === 'first');
    const second = node.around().routeRejections((reason) => reason === 'second', 'open');

    for (const reason of ['first', 'second', 'nobody']) node.reject(reason);
    first[Symbol.dispose]();
    first[Symbol.dispose]();
    for (const reason of ['first', 'second']) node.reject(reason);
    second[Symbol.dispose]();
    node.reject('second');

    expect(heard).to.deep.equal(['before: nobody', 'before: first', 'before: second']);
  });

  it('leave the process as it was when nobody routes any more', () => {
    const own = Object.assign(new ProcessDouble(), { emit: () => true });
    const { emit } = own;

    for (const each of [node, own]) {
      const unused = each.around().routeRejections(() => true);
      unused[Symbol.dispose]();
    }

    expect(Object.hasOwn(node, 'emit')).to.equal(false);
    expect(own.emit).to.equal(emit);
  });

  it('let others stand before them, and let everything pass when it is over', () => {
    node.listeners = [listener('before')];
    const routing = node.around().routeRejections(() => true);
    const ours = node.emit;
    const theirs = (...args: Parameters<ProcessDouble['emit']>): boolean => ours.apply(node, args);
    node.emit = theirs;

    routing[Symbol.dispose]();
    node.reject('r');

    expect(node.emit).to.equal(theirs);
    expect(heard).to.deep.equal(['before: r']);
  });

  it('are the only events that are looked at', () => {
    node.listeners = [listener('before')];
    node.around().routeRejections(() => true);

    node.emit('warning', 'w', Promise.resolve());

    expect(heard).to.deep.equal(['before: w']);
  });

  it('let what a listener throws be an uncaught exception of a turn of its own while a Browser drives, and at once otherwise', () => {
    node.listeners = [
      () => {
        throw new RangeError('of the runner');
      },
    ];
    node.around().routeRejections(() => false, 'open');
    const driving = node.around().routeRejections(() => false);

    node.reject('r');
    driving[Symbol.dispose]();

    expect(node.turns).to.have.lengthOf(1);
    expect(node.turns[0]).to.throw(RangeError, 'of the runner');
    expect(() => node.reject('r')).to.throw(RangeError, 'of the runner');
  });

  it('that nobody hears end the process, as ever, also while a Browser is open', () => {
    node.around().routeRejections(() => false, 'open');

    expect(node.reject('r')).to.equal(false);
  });

  it('that nobody hears while a Browser drives are rejected again when none does', async () => {
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

  it('are those of the real process where a runner shows a copy', () => {
    const copy = new ProcessDouble();
    copy.real = node;
    node.listeners = [listener('before')];

    copy.around().routeRejections((reason) => reason === 'taken');
    for (const reason of ['taken', 'other']) node.reject(reason);

    expect(heard).to.deep.equal(['before: other']);
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
