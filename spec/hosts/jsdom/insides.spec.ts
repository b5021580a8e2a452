import { expect } from 'chai';
import { insidesOf } from '../../../lib/hosts/jsdom/insides.ts';
import { openPage } from './open-page.ts';

describe('what the patches of one window share', () => {
  it('is found by its global, and by no other object', () => {
    const { host } = openPage();

    expect(insidesOf(host.window)?.raw === (host.window as object)).to.equal(true);
    expect([insidesOf({}), insidesOf(null)]).to.deep.equal([undefined, undefined]);
  });
});
