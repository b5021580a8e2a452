import { inspect } from 'node:util';
import { expect } from 'chai';
import { inspectAs, inspectTargetAs, textAsMade } from '../../lib/infra/inspect.ts';

describe('an object that tells the console what to show', () => {
  class Thing {
    readonly #part: unknown;

    constructor(part: unknown) {
      this.#part = part;
    }

    static {
      inspectAs(this.prototype, (self, shown) => `Thing of ${shown(self.#part)}`);
    }
  }

  it('shows that, with values as the console shows them', () => {
    expect(inspect([new Thing('x')])).to.equal("[ Thing of 'x' ]");
    expect(inspect(new Thing({ a: 1 }))).to.equal('Thing of { a: 1 }');
  });

  it('shows values as text where nobody can show them better', () => {
    const show: unknown = Reflect.get(Thing.prototype, Symbol.for('nodejs.util.inspect.custom'));

    expect(Reflect.apply(show as () => string, new Thing(5), [])).to.equal('Thing of 5');
  });

  it('says the same to whoever asks without the console, and no other object does', () => {
    const impostor = { [Symbol.for('nodejs.util.inspect.custom')]: () => 'of a page' };
    const endless: object = new Proxy({}, { getPrototypeOf: () => endless });

    expect(textAsMade(new Thing('x'), (value) => `shown ${String(value)}`)).to.equal('Thing of shown x');
    expect([impostor, {}, endless].map((each) => textAsMade(each, String))).to.deep.equal([null, null, null]);
  });

  it('is called by its name where the text cannot be made', () => {
    expect(inspect(Object.create(new Thing(5)))).to.equal('[object Object]');
  });

  it('keeps that out of loops', () => {
    const names: string[] = [];
    for (const name in new Thing(5)) names.push(name);

    expect([names, Object.keys(Thing.prototype)]).to.deep.equal([[], []]);
  });
});

describe('the target of a Proxy that tells the console what to show', () => {
  class Target {
    readonly name = 'hidden';

    static {
      inspectTargetAs(this.prototype, (target) => `stands for ${target.name}`);
    }
  }

  it('shows that in place of the Proxy, through which nothing of it is seen', () => {
    const proxy = new Proxy(new Target(), { get: () => undefined, has: () => false, getPrototypeOf: () => null });

    expect(inspect({ proxy })).to.equal('{ proxy: stands for hidden }');
    expect(Reflect.get(proxy, Symbol.for('nodejs.util.inspect.custom'))).to.equal(undefined);
  });
});
