import { inspect } from 'node:util';
import { expect } from 'chai';
import { AsyncEvaluationOrder, evaluate } from '../../../lib/ecmascript/modules/evaluate.ts';
import { moduleNamespace } from '../../../lib/ecmascript/modules/namespace.ts';
import { evaluated, graphOf } from './module-graph.ts';
import { link } from '../../../lib/ecmascript/modules/link.ts';

describe('the namespace of a module', () => {
  it('has what it exports in the order of names, from stars as well, but of these no default and no doubtful names', async () => {
    const { namespace } = await evaluated({
      a: "export let z = 1; export default 2; export * from './b'; export * from './c'; export * as b from './b';",
      b: 'export let y = 3; export default 4; export let both = 5;',
      c: 'export let both = 6;',
    });

    expect(Reflect.ownKeys(namespace)).to.deep.equal(['b', 'default', 'y', 'z', Symbol.toStringTag]);
    expect({ ...namespace }).to.deep.include({ default: 2, y: 3, z: 1 });
    expect(Object.prototype.toString.call(namespace)).to.equal('[object Module]');
  });

  it('is one object, without a prototype, that nobody changes', async () => {
    const { namespace } = await evaluated({ a: 'export let x = 1;' });

    expect(Object.getPrototypeOf(namespace)).to.equal(null);
    expect([
      Reflect.set(namespace, 'x', 2),
      Reflect.deleteProperty(namespace, 'x'),
      Reflect.set(namespace, 'y', 2),
    ]).to.deep.equal([false, false, false]);
    expect([Reflect.setPrototypeOf(namespace, {}), Reflect.setPrototypeOf(namespace, null)]).to.deep.equal([false, true]);
    expect([
      Reflect.defineProperty(namespace, 'x', { value: 1 }),
      Reflect.defineProperty(namespace, 'x', { value: 2 }),
    ]).to.deep.equal([true, false]);
    expect(Reflect.defineProperty(namespace, 'x', { get: () => 1 })).to.equal(false);
    expect(Reflect.defineProperty(namespace, 'x', { configurable: true })).to.equal(false);
    expect(Reflect.defineProperty(namespace, 'y', { value: 1 })).to.equal(false);
    expect(Object.getOwnPropertyDescriptor(namespace, 'x')).to.deep.equal({
      value: 1,
      writable: true,
      enumerable: true,
      configurable: false,
    });
    expect(Object.isExtensible(namespace)).to.equal(false);
  });

  it('throws where a name has no value yet', () => {
    const record = graphOf({ a: 'export let x = 1;' })('a');
    link(record);

    const namespace = moduleNamespace(record);

    expect(moduleNamespace(record)).to.equal(namespace);
    expect(() => Reflect.get(namespace, 'x')).to.throw(ReferenceError);
    expect('x' in namespace).to.equal(true);
  });

  it('is printed with the values of the moment at which that was asked for', () => {
    const record = graphOf({ a: 'export let x = 1; export const f = () => { x = 2; }; export let later;' })('a');
    link(record);
    const namespace = moduleNamespace(record);
    // What has no value yet is left out.
    record.showValues?.();
    const before = inspect(namespace);
    evaluate(record, new AsyncEvaluationOrder());

    record.showValues?.();

    expect(before).to.include('x: undefined');
    expect(inspect(namespace)).to.include('x: 1').and.include('f: [Function: f]');
  });
});
