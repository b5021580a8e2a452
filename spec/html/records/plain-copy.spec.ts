import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { plainCopy } from '../../../lib/html/records/plain-copy.ts';

function copyOf(value: unknown): unknown {
  return plainCopy(value, globalThis);
}

describe('a copy of plain data', () => {
  it('has all that a structured clone has', () => {
    const sparse: unknown[] = [1, { deep: [null, undefined] }];
    sparse[3] = 4n;
    const value = {
      sparse,
      when: new Date(5),
      expression: /x/gi,
      map: new Map<unknown, unknown>([[{ k: 1 }, new Set([2])]]),
      bytes: new Uint8Array([1, 2]),
      buffer: new Uint8Array([3]).buffer,
    };

    const copy = copyOf(value) as typeof value;

    expect(copy).to.deep.equal(value);
    expect([copy.sparse === sparse, 2 in copy.sparse, copy.when === value.when]).to.deep.equal([false, false, false]);
    expect(new Uint8Array(copy.buffer)).to.deep.equal(new Uint8Array([3]));
  });

  it('is the same object where the value has the same one twice, also inside of itself', () => {
    const part: { self?: unknown } = {};
    part.self = part;
    const when = new Date(1);

    const [first, second, ...dates] = copyOf([part, part, when, when]) as readonly { self?: unknown }[];

    expect(first?.self).to.equal(first);
    expect(second).to.equal(first);
    expect(dates[0]).to.equal(dates[1]);
  });

  it('is made of the intrinsics that are given, whatever realm the value is of', () => {
    const theirs = runInNewContext('globalThis') as typeof globalThis;
    const value = { list: [new Map([[1, new Date(0)]])], fault: new TypeError('no') };

    const back = copyOf(plainCopy(value, theirs)) as typeof value;
    const there = plainCopy(value, theirs) as typeof value;

    expect([there.list instanceof theirs.Array, there.list[0] instanceof theirs.Map]).to.deep.equal([true, true]);
    expect([there.fault instanceof theirs.Error, there instanceof theirs.Object]).to.deep.equal([true, true]);
    expect(back.list).to.deep.equal(value.list);
    expect([back.fault.name, back.fault.message, back.fault.stack]).to.deep.equal(['TypeError', 'no', 'TypeError: no']);
  });

  it('has a short text for what is no plain data, and for what it is told', () => {
    const told = {};
    const inPlaceOf = (object: object): string | null => (object === told ? '[MessagePort]' : null);
    const value = { blob: new Blob([]), url: new URL('https://a.example/'), call: () => 1, symbol: Symbol('s'), told };

    expect(plainCopy(value, globalThis, inPlaceOf)).to.deep.equal({
      ...{ blob: '[Blob]', url: '[URL]', call: '[function]', symbol: '[symbol]', told: '[MessagePort]' },
    });
    expect([copyOf(Symbol('s')), copyOf(() => 1), copyOf('s'), copyOf(null)]).to.deep.equal([
      '[symbol]',
      '[function]',
      's',
      null,
    ]);
  });

  it('calls no accessor, and gives up what is too deep or nobody can read', () => {
    let deep: unknown = null;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const accessor = {
      get x(): never {
        throw new Error('was called');
      },
    };

    expect([copyOf(deep), copyOf(proxy), copyOf(accessor)]).to.deep.equal(['[object]', '[object]', { x: undefined }]);
  });

  it('keeps records without a prototype as records, and a member named __proto__ as a member', () => {
    const bare = Object.assign(Object.create(null) as object, { k: 1 });

    expect(copyOf(bare)).to.deep.equal({ k: 1 });
    expect(JSON.stringify(copyOf(JSON.parse('{"__proto__":1}')))).to.equal('{"__proto__":1}');
  });
});
