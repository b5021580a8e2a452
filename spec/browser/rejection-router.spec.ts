import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { taking } from './takers.ts';
import { ProcessDouble, type Listener } from './process-double.ts';

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
    node.around().routeRejections(taking(() => true));

    const handled = node.reject('r');

    expect(handled).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('come with their promise', () => {
    const promises: unknown[] = [];
    node.around().routeRejections(taking((_reason, promise) => promises.push(promise) > 0));

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
    node.around().routeRejections(taking(() => false));

    node.reject('r');

    expect(receivers).to.deep.equal([node]);
    expect(heard).to.deep.equal(['second: r']);
  });

  it('leave every listener where it is, whoever comes and goes meanwhile', () => {
    const [stays, goes, comes] = [listener('stays'), listener('goes'), listener('comes')];
    node.listeners = [stays, goes];
    const routing = node.around().routeRejections(taking((reason) => reason === 'taken'));

    node.listeners = [stays, comes];
    for (const reason of ['taken', 'other']) node.reject(reason);
    routing[Symbol.dispose]();
    node.reject('taken');

    expect(heard).to.deep.equal(['stays: other', 'comes: other', 'stays: taken', 'comes: taken']);
  });

  it('are offered to each Browser, in whatever order these begin and end', () => {
    node.listeners = [listener('before')];
    const first = node.around().routeRejections(taking((reason) => reason === 'first'));
    const second = node.around().routeRejections(
      taking((reason) => reason === 'second'),
      'open',
    );

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
      const unused = each.around().routeRejections(taking(() => true));
      unused[Symbol.dispose]();
    }

    expect(Object.hasOwn(node, 'emit')).to.equal(false);
    expect(own.emit).to.equal(emit);
  });

  it('let others stand before them, and let everything pass when it is over', () => {
    node.listeners = [listener('before')];
    const routing = node.around().routeRejections(taking(() => true));
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
    node.around().routeRejections(taking(() => true));

    node.emit('warning', 'w', Promise.resolve());

    expect(heard).to.deep.equal(['before: w']);
  });

  it('let what a listener throws be an uncaught exception of a turn of its own while a Browser drives, and at once otherwise', () => {
    node.listeners = [
      () => {
        throw new RangeError('of the runner');
      },
    ];
    node.around().routeRejections(
      taking(() => false),
      'open',
    );
    const driving = node.around().routeRejections(taking(() => false));

    node.reject('r');
    driving[Symbol.dispose]();

    expect(node.turns).to.have.lengthOf(1);
    expect(node.turns[0]).to.throw(RangeError, 'of the runner');
    expect(() => node.reject('r')).to.throw(RangeError, 'of the runner');
  });

  it('that nobody hears end the process, as ever, also while a Browser is open', () => {
    node.around().routeRejections(
      taking(() => false),
      'open',
    );

    expect(node.reject('r')).to.equal(false);
  });

  it('that nobody hears while a Browser drives are rejected again when none does', async () => {
    const orphan = new Error('orphan');
    const { checkpoint, routeRejections } = surroundings();
    const outer = process.rawListeners('unhandledRejection') as NodeJS.UnhandledRejectionListener[];
    process.removeAllListeners('unhandledRejection');
    const again: unknown[] = [];
    const hear = (reason: unknown): void => void again.push(reason);
    try {
      const routing = routeRejections(taking(() => false));
      await checkpoint.hop(() => void Promise.reject(orphan));
      await checkpoint.hop(() => undefined);

      routing[Symbol.dispose]();
      process.on('unhandledRejection', hear);
      await checkpoint.hop(() => undefined);
    } finally {
      process.removeListener('unhandledRejection', hear);
      for (const each of outer) process.on('unhandledRejection', each);
    }

    expect(again).to.deep.equal([orphan]);
  });

  it('are those of the real process where a runner shows a copy', () => {
    const copy = new ProcessDouble();
    copy.real = node;
    node.listeners = [listener('before')];

    copy.around().routeRejections(taking((reason) => reason === 'taken'));
    for (const reason of ['taken', 'other']) node.reject(reason);

    expect(heard).to.deep.equal(['before: other']);
  });
});
