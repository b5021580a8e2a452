import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('evaluate in a bare window', () => {
  it('gives the completion value of expressions and statements', () => {
    const { host } = openBare();

    expect(host.evaluate('location.pathname')).to.equal('/dir/page');
    expect(host.evaluate('let a = 1; if (a) { a + 1 }')).to.equal(2);
    expect(host.evaluate('function f() { return 3 } f()')).to.equal(3);
    expect(host.evaluate('')).to.equal(undefined);
  });

  it('puts what was not declared on the window, never on the surroundings', () => {
    const { host, window } = openBare();

    host.evaluate('leak = 1');

    expect(Reflect.get(window, 'leak')).to.equal(1);
    expect('leak' in globalThis).to.equal(false);
  });

  it('finds no global of the surroundings, and the intrinsics', () => {
    const { host } = openBare();

    expect(host.evaluate('typeof process + typeof globalThis.process')).to.equal('undefinedundefined');
    expect(host.evaluate('[Array.isArray([]), isNaN(NaN), undefined === void 0, eval("1 + 1")].join()')).to.equal(
      'true,true,true,2',
    );
  });

  it('calls functions of the window on it', () => {
    const { host, window } = openBare();
    const seen: string[] = [];
    host.define('record', { value: (text: string) => seen.push(text) });

    host.evaluate('addEventListener("x", () => record("heard")); dispatchEvent(new Event("x"))');

    expect(seen).to.deep.equal(['heard']);
    expect(host.evaluate('this === window')).to.equal(true);
    expect(window.event).to.equal(undefined);
  });

  it('names the file in stacks', () => {
    const { host } = openBare();

    expect(() => host.evaluate('throw new Error("here")', 'page-of-test.js'))
      .to.throw('here')
      .with.property('stack')
      .that.includes('page-of-test.js');
  });

  it('lets syntax errors out', () => {
    expect(() => openBare().host.evaluate('1 +')).to.throw(SyntaxError);
  });
});
