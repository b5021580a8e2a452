import { expect } from 'chai';
import { originOfURL } from '../../lib/origin/origin.ts';
import { obtainSite } from '../../lib/origin/site.ts';
import { Addresses } from './addresses.ts';

describe('Addresses of the recordings', () => {
  const addresses = new Addresses([]);
  const site = (address: string): string =>
    obtainSite(originOfURL(new URL(addresses.url(address)), () => expect.fail('The origin is opaque.')));

  it('become URLs and come back', () => {
    for (const address of ['o1/a', 'o2/', 'x1/a?b#c', 'n1/a', 'lo/a', 'ip/a']) {
      expect(new URL(addresses.url(address)).href).to.equal(addresses.url(address));
      expect(addresses.shorten(addresses.url(address))).to.equal(address);
    }
    expect(addresses.url('about:blank')).to.equal('about:blank');
    expect(addresses.shorten([{ origin: addresses.url('o1') }, 1, null])).to.deep.equal([{ origin: 'o1' }, 1, null]);
  });

  it('have the sites that they had', () => {
    expect(site('o2/')).to.equal(site('o1/'));
    expect(site('n1/')).to.equal(site('o1/'));
    expect(site('x1/')).not.to.equal(site('o1/'));
  });

  it('have the host that the arguments of a step name', () => {
    const step = { op: 'run', window: 'A', source: '() => {}', args: ['http://s201-x.localhost:46171/away'] } as const;

    expect(new Addresses([step]).url('x1/away')).to.equal(step.args[0]);
  });
});
