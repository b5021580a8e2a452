import { expect } from 'chai';
import { nearest } from '../../lib/infra/nearest.ts';

describe('the nearest name', () => {
  it('is the one with the fewest letters left out, added, changed or swapped', () => {
    const known = ['width', 'color', 'detail', 'storage-read', 'storage-written'];

    expect(nearest('widht', known)).to.equal('width');
    expect(nearest('colour', known)).to.equal('color');
    expect(nearest('detial', known)).to.equal('detail');
    expect(nearest('tba', ['tab'])).to.equal('tab');
    expect(nearest('storage-writen', known)).to.equal('storage-written');
  });

  it('may be one that was only begun', () => {
    expect(nearest('storage-w', ['storage-read', 'storage-written'])).to.equal('storage-written');
  });

  it('is none where nothing is near', () => {
    expect(nearest('x', ['tab', 'y'])).to.equal(undefined);
    expect(nearest('', ['tab'])).to.equal(undefined);
    expect(nearest('observe', ['order', 'host'])).to.equal(undefined);
    expect(nearest('tab', [])).to.equal(undefined);
  });
});
