import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { chainOf, dataOf, errorHeader, isError, nameOf, stackOf } from '../../lib/console/object-facts.ts';

describe('what can be told of an object without running its code', () => {
  it('is the name of its class, and none without a prototype', () => {
    class Foo {}
    const nameless = Object.create({}) as object;

    expect([new Foo(), [], {}, nameless, Object.create(null) as object].map(nameOf)).to.deep.equal([
      'Foo',
      'Array',
      'Object',
      'Object',
      null,
    ]);
  });

  it('is the value of a property that is no accessor', () => {
    const object = {
      a: 1,
      get b() {
        return 2;
      },
    };

    expect([dataOf(object, 'a'), dataOf(object, 'b'), dataOf(object, 'toString')]).to.deep.equal([1, undefined, undefined]);
  });

  it('is whether it is an error, of whichever realm', () => {
    const foreign = runInNewContext('class Own extends TypeError {}; new Own("x")') as object;

    expect([new RangeError('x'), foreign, { name: 'Error', message: 'x' }, []].map(isError)).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is what an error says of itself, as it is now', () => {
    const error = new TypeError('before');
    error.message = 'after';
    const broken = Object.defineProperty(new Error('x'), 'name', {
      get() {
        throw new Error('never');
      },
    });

    expect([errorHeader(error), errorHeader(new Error()), errorHeader(broken)]).to.deep.equal([
      'TypeError: after',
      'Error',
      ': x',
    ]);
    expect(stackOf(error)).to.match(/^TypeError: after\n\s+at /);
    expect(stackOf(Object.assign(new Error('x'), { stack: 'x' }))).to.equal(null);
  });

  it('is its chain of prototypes, which may have no end', () => {
    const endless: object = new Proxy({}, { getPrototypeOf: () => endless });

    expect([...chainOf(endless)]).to.have.lengthOf(100);
  });
});
