import { expect } from 'chai';
import { createCrossOriginLocation, CrossOriginObject } from '../../../lib/html/window-proxy/cross-origin-object.ts';
import { foreignRealm } from '../../webidl/realm-double.ts';

const realm = foreignRealm();
const fallbacks = ['then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];

describe('a cross-origin object', () => {
  const written: unknown[] = [];
  const object = new CrossOriginObject(
    'thing',
    { run: { call: (...args) => args }, state: { get: () => 'on' }, target: { set: (value) => void written.push(value) } },
    () => realm,
  );
  const descriptorOf = (name: string): PropertyDescriptor => object.getOwnProperty(name) as PropertyDescriptor;

  it('describes an operation by a method that cannot be replaced, the same each time', () => {
    const { value, ...rest } = descriptorOf('run');

    expect(rest).to.deep.equal({ writable: false, enumerable: false, configurable: true });
    expect([value(1, 2), value.name, 'prototype' in value]).to.deep.equal([[1, 2], 'run', false]);
    expect(descriptorOf('run').value).to.equal(value);
    expect(Object.getPrototypeOf(value)).to.equal(realm.functionPrototype);
  });

  it('describes an attribute by the accessors that others may use', () => {
    expect(Object.keys(descriptorOf('state'))).to.deep.equal(['get', 'enumerable', 'configurable']);
    expect(Object.keys(descriptorOf('target'))).to.deep.equal(['set', 'enumerable', 'configurable']);
    expect(descriptorOf('state').get?.name).to.equal('get state');
  });

  it('gets by value and by getter, and refuses what has none', () => {
    expect(object.get(descriptorOf('run'), null)).to.be.a('function');
    expect(object.get(descriptorOf('state'), null)).to.equal('on');
    expect(() => object.get(descriptorOf('target'), null)).to.throw(realm.DOMException, 'from accessing a thing');
  });

  it('sets by setter, and refuses everything else', () => {
    expect(object.set(descriptorOf('target'), 1, null)).to.equal(true);
    expect(written).to.deep.equal([1]);
    for (const name of ['run', 'state']) expect(() => object.set(descriptorOf(name), 1, null)).to.throw(realm.DOMException);
  });

  it('has nothing under a few names, and refuses all others', () => {
    const nothing = { value: undefined, writable: false, enumerable: false, configurable: true };

    for (const name of fallbacks) expect(object.fallback(name)).to.deep.equal(nothing);
    for (const name of ['secret', Symbol.iterator]) expect(() => object.fallback(name)).to.throw(realm.DOMException);
    expect(object.getOwnProperty('secret')).to.equal(undefined);
  });

  it('lists its properties and the names under which it has nothing', () => {
    expect(object.ownKeys()).to.deep.equal(['run', 'state', 'target', ...fallbacks]);
  });
});

describe('a location of another origin', () => {
  const visited: unknown[] = [];
  const location = createCrossOriginLocation(
    (url) => void visited.push(url),
    () => realm,
  );

  it('navigates by href and replace, and shows nothing', () => {
    Reflect.set(location, 'href', '/1');
    Reflect.get(location, 'replace')('/2');

    expect(visited).to.deep.equal(['/1', '/2']);
    expect(() => Reflect.get(location, 'href')).to.throw(realm.DOMException);
    expect(() => Reflect.set(location, 'hash', '#x')).to.throw(realm.DOMException);
  });

  it('can be neither changed nor frozen', () => {
    expect(() => Reflect.defineProperty(location, 'href', {})).to.throw(realm.DOMException);
    expect(() => Reflect.deleteProperty(location, 'href')).to.throw(realm.DOMException);
    expect([Reflect.preventExtensions(location), Reflect.setPrototypeOf(location, {})]).to.deep.equal([false, false]);
    expect([Reflect.getPrototypeOf(location), Reflect.setPrototypeOf(location, null)]).to.deep.equal([null, true]);
  });

  it('has what it has, and throws for the rest', () => {
    expect([Reflect.has(location, 'href'), Reflect.has(location, 'then')]).to.deep.equal([true, true]);
    expect(() => Reflect.has(location, 'origin')).to.throw(realm.DOMException);
    expect(Object.keys(location)).to.deep.equal([]);
    expect(Reflect.ownKeys(location)).to.deep.equal(['href', 'replace', ...fallbacks]);
  });
});
