import { expect } from 'chai';
import { insidesOf, remember, type Insides } from '../../../lib/hosts/happy-dom/insides.ts';

describe('the insides of a window', () => {
  it('are found by what happy-dom made, and of no other', () => {
    const raw = {};
    const insides = { raw } as Insides;

    remember(insides);

    expect(insidesOf(raw)).to.equal(insides);
    expect([insidesOf({}), insidesOf(null), insidesOf(undefined)]).to.deep.equal([undefined, undefined, undefined]);
  });
});
