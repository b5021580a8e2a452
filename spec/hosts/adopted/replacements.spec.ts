import { expect } from 'chai';
import { readBefore, Replacements } from '../../../lib/hosts/adopted/replacements.ts';

describe('replacements', () => {
  it('are configurable, and as enumerable as what was there', () => {
    const object = Object.defineProperty({}, 'hidden', { value: 1, configurable: true });
    const replacements = new Replacements();

    replacements.put(object, 'hidden', { value: 2 });
    replacements.put(object, 'added', { value: 3 });

    const of = (name: string): PropertyDescriptor => Reflect.getOwnPropertyDescriptor(object, name)!;
    expect(of('hidden')).to.deep.equal({ value: 2, writable: false, enumerable: false, configurable: true });
    expect(of('added')).to.deep.equal({ value: 3, writable: false, enumerable: true, configurable: true });
  });

  it('are undone, the last first, once', () => {
    const object: Record<string, unknown> = { a: 1 };
    const before = Object.getOwnPropertyDescriptors(object);
    const replacements = new Replacements();
    replacements.put(object, 'a', { value: 2 });
    replacements.put(object, 'a', { get: () => 3 });
    replacements.put(object, 'b', { value: 4 });

    replacements.undo();
    expect(Object.getOwnPropertyDescriptors(object)).to.deep.equal(before);
    object['a'] = 5;
    replacements.undo();

    expect(object).to.deep.equal({ a: 5 });
  });

  it('leave alone what somebody has put there since, or has deleted', () => {
    const object: Record<string, unknown> = { a: 1, b: 1 };
    const replacements = new Replacements();
    for (const name of ['a', 'b']) replacements.put(object, name, { value: 2 });

    Object.defineProperty(object, 'a', { value: 'theirs' });
    delete object['b'];
    replacements.undo();

    expect(Object.getOwnPropertyNames(object)).to.deep.equal(['a']);
    expect(object['a']).to.equal('theirs');
  });

  it('throw what the object throws, and keep what was done before', () => {
    const object = { a: 1 };
    const replacements = new Replacements();
    replacements.put(object, 'a', { value: 2 });

    expect(() => replacements.put(Object.freeze({}), 'a', { value: 2 })).to.throw(TypeError);
    replacements.undo();

    expect(object).to.deep.equal({ a: 1 });
  });

  it('are all undone though one object refuses', () => {
    const object = { a: 1 };
    const { proxy, revoke } = Proxy.revocable({}, {});
    const replacements = new Replacements();
    replacements.put(object, 'a', { value: 2 });
    replacements.put(proxy, 'a', { value: 2 });

    revoke();
    replacements.undo();

    expect(object).to.deep.equal({ a: 1 });
  });
});

describe('what was there before', () => {
  it('is read as the object had it: its value, its getter, or its prototype', () => {
    const object = Object.create({
      get inherited() {
        return [this, 'inherited'];
      },
    }) as object;

    expect(readBefore(object, 'x', { value: 1 })).to.equal(1);
    expect(readBefore(object, 'x', { get: () => 2 })).to.equal(2);
    expect(readBefore(object, 'inherited', undefined)).to.deep.equal([object, 'inherited']);
    expect(readBefore(Object.create(null) as object, 'x', undefined)).to.equal(undefined);
  });
});

describe('what is taken away from an object', () => {
  it('is put back, unless somebody has put another there since; so is its prototype', () => {
    const replacements = new Replacements();
    const [one, two]: { name?: string }[] = [{ name: 'own' }, { name: 'own' }];
    const [before, after] = [{}, {}];
    const object = Object.create(before) as object;
    for (const each of [one, two]) replacements.remove(each as object, 'name');
    replacements.remove({}, 'nothing');
    replacements.setPrototype(object, after);
    replacements.setPrototype(Object.freeze({}), after);
    const during = ['name' in (one as object), Object.getPrototypeOf(object) === after];
    (two as { name?: string }).name = 'theirs';

    replacements.undo();

    expect([during, one, two]).to.deep.equal([[false, true], { name: 'own' }, { name: 'theirs' }]);
    expect(Object.getPrototypeOf(object)).to.equal(before);
  });
});
