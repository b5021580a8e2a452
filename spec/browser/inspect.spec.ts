import { inspect } from 'node:util';
import { expect } from 'chai';
import { inspectAsString } from '../../lib/browser/inspect.ts';

describe('an object that shows itself as its text', () => {
  class Thing {
    readonly inside = 'secret';

    toString(): string {
      return 'Thing, in short';
    }
  }
  inspectAsString(Thing.prototype);

  it('does so in console.log, also inside of others', () => {
    expect(inspect(new Thing())).to.equal('Thing, in short');
    expect(inspect({ thing: new Thing() })).to.equal('{ thing: Thing, in short }');
  });

  it('keeps that out of sight', () => {
    expect(Object.keys(Thing.prototype)).to.deep.equal([]);
  });
});
