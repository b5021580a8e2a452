import { expect } from 'chai';
import { createSingleObjectInterface, isSingleObject } from '../../lib/webidl/single-object-interface.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const members = {
  attributes: { value: (behind: { readonly n: number }) => behind.n },
  operations: {
    add: {
      length: 1,
      steps: ({ n }: { readonly n: number }, [more]: readonly unknown[]): Promise<unknown> => {
        if (typeof more !== 'number') throw new TypeError('no number');
        return Promise.resolve(n + more);
      },
    },
  },
};

describe('an interface of which each window has one object', () => {
  it('has that object, members that know what is behind it, and no constructor', async () => {
    const realm = foreignRealm();
    let n = 1;
    const { interfaceObject, prototype, object } = createSingleObjectInterface(realm, 'Counter', () => ({ n }), members);
    n = 2;

    expect([
      Reflect.get(object, 'value'),
      await (Reflect.get(object, 'add') as (n: number) => unknown).call(object, 3),
    ]).to.deep.equal([2, 5]);
    expect(thrownBy(() => Reflect.construct(interfaceObject, []))).to.be.instanceOf(realm.TypeError);
    expect([interfaceObject.name, interfaceObject.length, String(object)]).to.deep.equal(['Counter', 0, '[object Counter]']);
    expect([Object.getPrototypeOf(object) === prototype, isSingleObject(object), isSingleObject({})]).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(Object.keys(prototype)).to.deep.equal(['value', 'add']);
  });

  it('knows the object of another window, and no object of another interface', async () => {
    const realm = foreignRealm();
    const one = createSingleObjectInterface(realm, 'Counter', () => ({ n: 1 }), members);
    const two = createSingleObjectInterface(realm, 'Counter', () => ({ n: 2 }), members);
    const other = createSingleObjectInterface(realm, 'Other', () => ({ n: 3 }), {});
    const get = Object.getOwnPropertyDescriptor(one.prototype, 'value')?.get as () => unknown;
    const add = Reflect.get(one.prototype, 'add') as (n?: unknown) => Promise<unknown>;

    expect(get.call(two.object)).to.equal(2);
    expect(thrownBy(() => get.call(other.object))).to.be.instanceOf(realm.TypeError);
    const rejections = [add.call(other.object, 1), add.call(one.object)].map((promise) =>
      promise.catch((error: unknown) => error),
    );
    const refused = Reflect.apply(add, null, []) as Promise<unknown>;
    refused.catch(() => undefined);
    expect(refused instanceof realm.Promise).to.equal(true);
    expect((await Promise.all(rejections)).map((error) => (error as Error).name)).to.deep.equal(['TypeError', 'TypeError']);
  });
});
