import { expect } from 'chai';
import { createContext, runInContext } from 'node:vm';
import { moduleRealmOf } from '../../../lib/ecmascript/modules/module-realm.ts';

describe('the realm of modules', () => {
  it('makes its promises and errors of the intrinsics that it was given', async () => {
    const context = createContext();
    const { Promise: Theirs } = runInContext('({ Promise })', context) as { Promise: PromiseConstructor };
    const realm = moduleRealmOf({ Promise: Theirs, SyntaxError, TypeError });

    const { promise, resolve } = realm.newPromiseCapability();
    resolve(5);

    expect([promise instanceof Theirs, await promise]).to.deep.equal([true, 5]);
    expect([realm.SyntaxError, realm.TypeError]).to.deep.equal([SyntaxError, TypeError]);
  });

  it('hears of a promise whatever page code has put on it', async () => {
    const realm = moduleRealmOf(globalThis);
    const promises = [Promise.resolve(), Promise.reject(new Error('no'))];
    const heard: unknown[] = [];
    const member = Object.getOwnPropertyNames(Promise.prototype).find((name) => name.startsWith('th'));

    for (const promise of promises) {
      Object.defineProperty(promise, member!, { value: () => heard.push('page') });
      realm.performPromiseThen(
        promise,
        () => heard.push('fulfilled'),
        (reason) => heard.push(String(reason)),
      );
    }
    await new Promise(setImmediate);

    expect(heard).to.deep.equal(['fulfilled', 'Error: no']);
  });

  it('asks for no species', async () => {
    const species = Object.getOwnPropertyDescriptor(Promise, Symbol.species) as PropertyDescriptor;
    const heard: string[] = [];
    const promise = Promise.resolve();
    Object.defineProperty(Promise, Symbol.species, { get: () => heard.push('species'), configurable: true });

    try {
      moduleRealmOf(globalThis).performPromiseThen(
        promise,
        () => heard.push('fulfilled'),
        () => undefined,
      );
    } finally {
      Object.defineProperty(Promise, Symbol.species, species);
    }
    await promise;

    expect(heard).to.deep.equal(['fulfilled']);
    expect(Object.hasOwn(promise, 'constructor')).to.equal(false);
  });

  it('says where in a text an error is', () => {
    const error = moduleRealmOf(globalThis).at(new SyntaxError('no'), 'https://a.example/m.js', 2, 5);

    expect(error.stack).to.equal('SyntaxError: no\n    at https://a.example/m.js:2:5');
  });
});
