import { expect } from 'chai';
import { ControlledGlobals, type Scope } from '../../lib/explore/controlled-globals.ts';

const scopeOf = (others: Partial<Scope> = {}): Scope => ({ Math: { random: () => 0.9 }, Date, ...others });
const sources = { random: () => 0.25, epochNow: () => 1_000, now: () => 7, timerSet: (): void => undefined };

describe('controlled globals', () => {
  it('draw and tell the time of the schedule, until they are disposed', () => {
    const performance = { now: () => 99 };
    const scope = scopeOf({ performance });
    const before = Object.getOwnPropertyDescriptors(scope.Math);

    const within = new ControlledGlobals(scope, sources).install();
    const seen = [scope.Math.random(), scope.Date.now(), new scope.Date().getTime(), performance.now()];
    within[Symbol.dispose]();

    expect(seen).to.deep.equal([0.25, 1_000, 1_000, 7]);
    expect([scope.Math.random(), scope.Date, performance.now()]).to.deep.equal([0.9, Date, 99]);
    expect(Object.getOwnPropertyDescriptors(scope.Math)).to.deep.equal(before);
  });

  it('leave Date what it is but for now', () => {
    const scope = scopeOf();
    const within = new ControlledGlobals(scope, sources).install();
    class Later extends scope.Date {}
    const { Date: Controlled } = scope;
    within[Symbol.dispose]();

    expect(new Controlled(5).getTime()).to.equal(5);
    expect(new Controlled()).to.be.instanceOf(Date).and.to.be.instanceOf(Controlled);
    expect(new Later()).to.be.instanceOf(Later);
    expect(Controlled()).to.equal(new Date(1_000).toString());
    expect([Controlled.name, Controlled.length, Controlled.UTC(2026)]).to.deep.equal(['Date', 7, Date.UTC(2026)]);
  });

  it('fill arrays and make identifiers of the same chance, and have no member of their own left behind', () => {
    class Crypto {
      getRandomValues(array: ArrayBufferView): unknown {
        if (array instanceof DataView) throw new TypeError('no view');
        return array;
      }
      randomUUID(): string {
        return 'real';
      }
    }
    const crypto = new Crypto();

    const within = new ControlledGlobals(scopeOf({ crypto }), sources).install();
    const seen = [crypto.getRandomValues(new Uint8Array(2)), crypto.randomUUID()];
    expect(() => crypto.getRandomValues(new DataView(new ArrayBuffer(1)))).to.throw('no view');
    within[Symbol.dispose]();

    expect(seen).to.deep.equal([new Uint8Array([64, 64]), '40404040-4040-4040-8040-404040404040']);
    expect(Object.keys(crypto)).to.deep.equal([]);
    expect(crypto.randomUUID()).to.equal('real');
  });

  it('do without identifiers where the surroundings have none', () => {
    const crypto = { getRandomValues: (array: ArrayBufferView): unknown => array };

    new ControlledGlobals(scopeOf({ crypto }), sources).install();

    expect(Object.keys(crypto)).to.deep.equal(['getRandomValues']);
  });

  it('tell of timers that are set meanwhile, and set them all the same', () => {
    const told: string[] = [];
    const scope = scopeOf({ setTimeout: (...args) => args, setInterval: () => 2 });

    const within = new ControlledGlobals(scope, { ...sources, timerSet: (name) => void told.push(name) }).install();
    const ids = [scope.setTimeout?.('callback', 5), scope.setInterval?.()];
    within[Symbol.dispose]();
    scope.setTimeout?.();

    expect(ids).to.deep.equal([['callback', 5], 2]);
    expect(told).to.deep.equal(['setTimeout', 'setInterval']);
  });

  it('set none where whoever is told refuses it, who is told also what was called', () => {
    const set: unknown[] = [];
    const scope = scopeOf({ setTimeout: (...args) => set.push(args) });
    const called: unknown[] = [];
    const timerSet = (name: string, setter: unknown): void => {
      called.push(setter === scope.setTimeout);
      throw new Error(name);
    };

    const within = new ControlledGlobals(scope, { ...sources, timerSet }).install();
    expect(() => scope.setTimeout?.('callback')).to.throw('setTimeout');
    within[Symbol.dispose]();

    expect([set, called]).to.deep.equal([[], [true]]);
  });

  it('fill that part of a buffer which they are given, and no other', () => {
    const crypto = { getRandomValues: (array: ArrayBufferView) => array };
    const bytes = new Uint8Array(4);

    const within = new ControlledGlobals(scopeOf({ crypto }), sources).install();
    crypto.getRandomValues(bytes.subarray(1, 3));
    within[Symbol.dispose]();

    expect([...bytes]).to.deep.equal([0, 64, 64, 0]);
  });

  it('are listed where those were which they stand in for, and nowhere else', () => {
    const hidden = Object.defineProperty({ random: () => 0.9 }, 'random', { enumerable: false });
    const performance = { now: () => 99 };

    const within = new ControlledGlobals({ Math: hidden, Date, performance }, sources).install();
    const listed = [Object.keys(hidden), Object.keys(performance)];
    within[Symbol.dispose]();

    expect(listed).to.deep.equal([[], ['now']]);
  });
});
