import { expect } from 'chai';
import { domExceptionInterface, legacyCodes } from '../../lib/dom/dom-exception.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('DOMException', () => {
  it('has a name, a message and the legacy code of its name', () => {
    const { DOMException } = new WindowDouble().realm;

    const exceptions = [
      new DOMException(),
      new DOMException('m'),
      new DOMException('m', 'SecurityError'),
      new DOMException('m', 'Mine'),
    ];

    expect(exceptions.map(({ name, message, code }) => [name, message, code])).to.deep.equal([
      ['Error', '', 0],
      ['Error', 'm', 0],
      ['SecurityError', 'm', 18],
      ['Mine', 'm', 0],
    ]);
  });

  it('is an Error of its window', () => {
    const [a, b] = [new WindowDouble().realm.DOMException, new WindowDouble().realm.DOMException];

    const exception = new a('m', 'SyntaxError');

    expect(exception).to.be.instanceOf(a).and.instanceOf(Error).and.not.instanceOf(b);
    expect([String(exception), Object.prototype.toString.call(exception)]).to.deep.equal([
      'SyntaxError: m',
      '[object DOMException]',
    ]);
    expect(Object.hasOwn(exception, 'message')).to.equal(false);
  });

  it('says in its stack what it is', () => {
    const { DOMException } = new WindowDouble().realm;

    expect(new DOMException('m', 'DataCloneError').stack).to.match(/^DataCloneError: m/);
  });

  it('does without a stack where the surroundings cannot capture one', () => {
    const { DOMException } = new WindowDouble().realm;
    const { captureStackTrace } = Error;
    Reflect.deleteProperty(Error, 'captureStackTrace');

    const { name } = new DOMException('m', 'AbortError');
    Error.captureStackTrace = captureStackTrace;

    expect(name).to.equal('AbortError');
  });

  it('has the codes as constants, each the code of a name', () => {
    const { DOMException } = new WindowDouble().realm;

    const constants = Object.entries(domExceptionInterface.constants ?? {});

    for (const [name, code] of constants) expect(Reflect.get(DOMException, name), name).to.equal(code);
    for (const code of legacyCodes.values()) expect(constants.map(([, value]) => value)).to.include(code);
  });

  it('converts its arguments', () => {
    const { DOMException } = new WindowDouble().realm;

    expect(() => Reflect.construct(DOMException, [Symbol('m')])).to.throw(RealmTypeError);
  });
});
