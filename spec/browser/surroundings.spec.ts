import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { taking } from './takers.ts';
import { ProcessDouble, type Globals } from './process-double.ts';

type PageListener = (event: { reason: unknown; preventDefault(): void; stopImmediatePropagation(): void }) => void;

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

  it('print to stderr, where there is one', () => {
    const written: string[] = [];
    const node = new ProcessDouble();

    node.around().print('nowhere');
    Object.assign(node, { stderr: { write: (text: string) => written.push(text) } });
    node.around().print('a line');

    expect(written).to.deep.equal(['a line\n']);
  });

  it('have the URLPattern of Node, where it has one', () => {
    const URLPattern = class {
      test(): boolean {
        return true;
      }
    };
    const process = new ProcessDouble() as never;

    expect(surroundings({ process } as Globals).URLPattern).to.equal(null);
    expect(surroundings({ process, URLPattern } as Globals).URLPattern).to.equal(URLPattern);
  });

  it('have alarms that keep the process, or not, and none longer than a timer can run', () => {
    const node = new ProcessDouble();
    const { clock } = node.around();

    clock.after(1, () => undefined);
    clock.after(2, () => undefined, false);
    clock.after(1e12, () => undefined, true);

    expect([...node.alarms.values()].map(({ ms, isHeld }) => [ms, isHeld])).to.deep.equal([
      [1, true],
      [2, false],
      [2_147_483_647, true],
    ]);
  });

  it('let a failure that is nobody’s be thrown in a turn', () => {
    const node = new ProcessDouble();

    node.around().fail(new Error('mine'));

    expect(() => node.turns.forEach((turn) => turn())).to.throw('mine');
  });

  it('have no drain where Node has none', () => {
    expect(new ProcessDouble().around().checkpoint.drain).to.equal(null);
  });

  it('take the real process: a rejection of a page is heard by nobody else, and all is as before', async () => {
    const before = process.rawListeners('unhandledRejection');
    const taken: unknown[] = [];

    const routing = routeRejections(taking((reason) => taken.push(reason) > 0));
    await checkpoint.hop(() => void Promise.reject(new Error('of a page')));
    await checkpoint.hop(() => undefined);
    routing[Symbol.dispose]();

    expect(taken.map(String)).to.deep.equal(['Error: of a page']);
    expect(process.rawListeners('unhandledRejection')).to.deep.equal(before);
  });
});

describe('the surroundings in Node', () => {
  it('tell the class of what a Proxy stands before, without its traps', () => {
    const { describeProxy } = surroundings();
    const refuse = (): never => {
      throw new Error('never');
    };
    const proxy = new Proxy(new (class Foo {})(), { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
    const { proxy: gone, revoke } = Proxy.revocable({}, {});
    revoke();

    expect([proxy, new Proxy({}, {}), gone, {}].map((each) => describeProxy(each))).to.deep.equal([
      'Proxy of Foo',
      'Proxy of Object',
      'Proxy of Revoked',
      null,
    ]);
  });
});

describe('the surroundings in a page', () => {
  class ChannelDouble {
    static readonly posted: (() => void)[] = [];
    readonly port1 = { onmessage: null as ((event: unknown) => void) | null, addEventListener: () => undefined };
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

  it('have no end of which anybody could be told', () => {
    const asked: string[] = [];

    const watching = page({ MessageChannel: ChannelDouble }).watchEnd(() => {
      asked.push('asked');
      return null;
    });
    watching[Symbol.dispose]();

    expect(asked).to.deep.equal([]);
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

    const routing = routeRejections(taking(() => order.push('news') > 0));
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
    const longest = clock.after(2 ** 40, () => undefined);
    const capped = alarms.get(7);
    longest[Symbol.dispose]();
    bare.after(1, () => undefined)[Symbol.dispose]();

    expect([clock.now(), set, alarms.size, bare.now()]).to.deep.equal([4.5, [[7, 2]], 0, 0]);
    expect(capped, 'as long as a timer can run').to.equal(2 ** 31 - 1);
  });

  it('print on the console that is there, and cannot tell a Proxy', () => {
    const lines: string[] = [];
    const { log, describeProxy } = page({ console: { warn: (text: string) => lines.push(text) } });

    log('warn', '100%s');
    page({}).log('log', 'nowhere');

    expect([lines, describeProxy(new Proxy({}, {}))]).to.deep.equal([['100%s'], null]);
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
    }).routeRejections(taking((reason) => reason === 'mine'));

    for (const reason of ['mine', 'other']) for (const listener of listeners) listener(event(reason));
    routing[Symbol.dispose]();

    expect(calls).to.deep.equal(['mine prevented', 'mine stopped']);
    expect(listeners.size).to.equal(0);
  });

  it('print into the console, and have what patterns the page has', () => {
    const lines: string[] = [];
    const URLPattern = class {
      test(): boolean {
        return true;
      }
    };

    page({ console: { warn: (line: string) => lines.push(line) } }).print('a line');
    page({}).print('nowhere');

    expect(lines).to.deep.equal(['a line']);
    expect([page({}).URLPattern, page({ URLPattern }).URLPattern]).to.deep.equal([null, URLPattern]);
  });

  it('route nothing where there are no events', () => {
    const routing = page({}).routeRejections(taking(() => true));

    expect(() => routing[Symbol.dispose]()).not.to.throw();
  });
});
