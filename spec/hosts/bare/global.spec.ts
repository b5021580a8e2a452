import { expect } from 'chai';
import { BareGlobal } from '../../../lib/hosts/bare/global.ts';
import { AssertionFailure } from '../../../lib/infra/assert.ts';
import { HooksDouble } from '../hooks-double.ts';
import { openBare } from './open-bare.ts';

describe('what the objects of a bare window share', () => {
  it("is a realm of the surroundings' intrinsics with the window's DOMException", () => {
    const { host, window } = openBare();
    const { realm } = host;

    expect([realm.TypeError, realm.RangeError, realm.objectPrototype, realm.functionPrototype]).to.deep.equal([
      TypeError,
      RangeError,
      Object.prototype,
      Function.prototype,
    ]);
    expect(realm.DOMException).to.equal(window.DOMException);
  });

  it('makes each thing once', () => {
    const init = {
      url: 'about:blank',
      origin: 'null',
      referrer: '',
      contentType: 'text/html',
      scripting: true,
      windowProxy: {},
      hooks: new HooksDouble(),
    };
    const made: string[] = [];
    const global = new BareGlobal(init, (_, name) => {
      made.push(name);
      return class {};
    });

    const same = global.interfaceObject('A') === global.interfaceObject('A');

    expect([same, made]).to.deep.equal([true, ['A']]);
    expect(() => global.windowRecord).to.throw(AssertionFailure);
  });
});
