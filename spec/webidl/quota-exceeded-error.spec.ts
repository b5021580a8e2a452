import { expect } from 'chai';
import { quotaExceededDOMException, quotaExceededErrorInterface } from '../../lib/webidl/quota-exceeded-error.ts';
import type { Realm } from '../../lib/webidl/realm.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const realm = foreignRealm();
const { interfaceObject, prototype, create } = quotaExceededErrorInterface(realm);

function construct(...args: unknown[]): object {
  return Reflect.construct(interfaceObject, args);
}

describe('QuotaExceededError', () => {
  it('is one interface for each realm, derived from that realm’s DOMException', () => {
    expect(quotaExceededErrorInterface(realm).interfaceObject).to.equal(interfaceObject);
    expect(quotaExceededErrorInterface(foreignRealm()).interfaceObject).not.to.equal(interfaceObject);
    expect(Object.getPrototypeOf(interfaceObject)).to.equal(realm.DOMException);
    expect(Object.getPrototypeOf(prototype)).to.equal(realm.DOMException.prototype);
    expect([interfaceObject.name, interfaceObject.length]).to.deep.equal(['QuotaExceededError', 0]);
  });

  it('has the legacy code 22, and neither quota nor requested when Web Storage makes it', () => {
    const error = create('full');

    expect(error).to.be.instanceOf(realm.DOMException).and.instanceOf(interfaceObject);
    expect(error).to.include({ name: 'QuotaExceededError', message: 'full', code: 22, quota: null, requested: null });
    expect(Object.keys(prototype)).to.deep.equal(['quota', 'requested']);
    expect(Object.prototype.toString.call(error)).to.equal('[object QuotaExceededError]');
  });

  it('takes message, quota and requested', () => {
    expect(construct()).to.include({ message: '', quota: null, requested: null });
    expect(construct('m', { quota: 10, requested: '12' })).to.include({ message: 'm', quota: 10, requested: 12 });
  });

  it('throws a RangeError for a negative quota or request, and for a request below the quota', () => {
    for (const options of [{ quota: -1 }, { requested: -1 }, { quota: 10, requested: 9 }]) {
      expect(thrownBy(() => construct('', options))).to.be.instanceOf(realm.RangeError);
    }
  });

  it('throws a TypeError without new, and when a getter is called on something else', () => {
    const getter = Object.getOwnPropertyDescriptor(prototype, 'quota')?.get;

    expect(thrownBy(() => Reflect.apply(interfaceObject, undefined, []))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => getter?.call({}))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => getter?.call('x'))).to.be.instanceOf(realm.TypeError);
  });

  it('has its code also where the DOMException of the window knows no codes', () => {
    class Codeless extends Error {
      readonly code: number = 0;
      constructor(message?: string, name = 'Error') {
        super(message);
        this.name = name;
      }
    }
    const codeless: Realm = { ...realm, DOMException: Codeless };

    expect(quotaExceededErrorInterface(codeless).create('full')).to.include({ name: 'QuotaExceededError', code: 22 });
  });

  it('is a DOMException with that name and code, where there is no interface', () => {
    const error = quotaExceededDOMException(realm, 'full');

    expect(error.constructor).to.equal(realm.DOMException);
    expect(error).to.include({ name: 'QuotaExceededError', message: 'full', code: 22 });
    expect(Object.prototype.toString.call(error)).to.equal('[object DOMException]');
  });
});
