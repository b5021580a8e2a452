import { expect } from 'chai';
import { realmOf } from '../../../lib/hosts/adopted/realm.ts';
import { fromHappyDom, fromJsdom } from './windows.ts';

describe('the realm of an adopted window', () => {
  it('is the window’s, where it has intrinsics of its own', () => {
    const { window, end } = fromJsdom({ runScripts: 'outside-only' });
    const named = <T>(name: string): T => Reflect.get(window, name) as T;

    const realm = realmOf(window);

    expect(realm.TypeError).to.equal(named('TypeError'));
    expect(realm.TypeError).not.to.equal(TypeError);
    expect(realm.DOMException).to.equal(named('DOMException'));
    expect(realm.objectPrototype).to.equal(named<ObjectConstructor>('Object').prototype);
    expect(realm.functionPrototype).to.equal(named<FunctionConstructor>('Function').prototype);
    end();
  });

  it('is the surroundings’ where it has none, or functions that were bound', () => {
    const filled = { Function: Function.bind(null), TypeError: 'none' };

    const realm = realmOf(filled);

    expect(realm.functionPrototype).to.equal(Function.prototype);
    expect(realm.objectPrototype).to.equal(Object.prototype);
    expect([realm.TypeError, realm.RangeError, realm.DOMException]).to.deep.equal([TypeError, RangeError, DOMException]);
  });

  it('has happy-dom’s DOMException, whose errors its users know', () => {
    const { window, end } = fromHappyDom();

    expect(realmOf(window).DOMException).to.equal(Reflect.get(window, 'DOMException'));
    end();
  });
});
