import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';

interface Cloning {
  structuredClone(...args: unknown[]): unknown;
}

async function open(): Promise<Cloning & { readonly DOMException: Function }> {
  const { window } = await new Browser().open('https://a.example/');
  return window as typeof window & Cloning;
}

describe('structuredClone', () => {
  it('copies, and has the length of its declaration', async () => {
    const { structuredClone } = await open();
    const value = { a: [1, new Map([['k', 'v']])] };

    expect(structuredClone(value)).to.deep.equal(value);
    expect(structuredClone(value) === value).to.equal(false);
    expect([structuredClone.name, structuredClone.length]).to.deep.equal(['structuredClone', 1]);
  });

  it('throws a TypeError without a value', async () => {
    const { structuredClone } = await open();

    expect(() => structuredClone()).to.throw(TypeError, '1 argument required');
  });

  it('throws what a getter of the page throws', async () => {
    const { structuredClone } = await open();
    const thrown = new RangeError('of the page');
    const value = { get a(): never { throw thrown; } }; // prettier-ignore

    expect(() => structuredClone(value)).to.throw(thrown);
  });
});
