import { expect } from 'chai';
import { get, Wire } from './wire.ts';

describe('an exchange', () => {
  it('is called by what it asks last', async () => {
    const wire = new Wire(({ url }) =>
      url.endsWith('/old') ? new Response(null, { status: 302, headers: { location: '/new' } }) : new Response(),
    );
    const labels = (): string[] => wire.outstanding.missing(null).map(({ label }) => label);
    wire.request({ ...get('https://a.example/old'), method: 'HEAD' });

    const before = labels();
    await wire.deliver();

    expect([before, labels()]).to.deep.equal([['HEAD https://a.example/old'], ['HEAD https://a.example/new']]);
  });
});

describe('the task of an answer', () => {
  it('names the answer in the label of its task', async () => {
    const wire = new Wire(({ url }) => {
      if (url.includes('broken')) throw new Error('broken');
      return new Response();
    });
    for (const url of [
      'https://a.example/',
      'https://a.example/dir/page.html?q=/#/x',
      'https://a.example/dir/',
      'https://a.example/broken',
    ]) {
      wire.request(get(url));
    }

    await wire.answered();
    wire.outstanding.deliver(null);

    expect(wire.kernel.waiting().map(({ label }) => label)).to.deep.equal([
      'response 200 a.example/',
      'response 200 page.html',
      'response 200 dir/',
      'network error',
    ]);
  });
});
