import { expect } from 'chai';
import { late, never } from '../../lib/fetch/late.ts';
import { get, Wire } from './wire.ts';

describe('a request that may take so long and no longer', () => {
  const timed = { ...get('https://a.example/x'), timeoutMs: 100 };

  for (const [what, answer] of [
    ['comes later', () => late(new Response('late'), 101)],
    ['never comes', () => never()],
    ['is missing', () => new Promise<Response>(() => undefined)],
  ] as const) {
    it(`is a network error at that moment where its answer ${what}`, async () => {
      const wire = new Wire(answer);
      wire.request(timed);
      await new Promise(setImmediate);

      const next = wire.outstanding.nextMs(null);
      wire.kernel.moveTo(100);
      wire.outstanding.fallDue(null);
      wire.run();

      expect(next).to.equal(100);
      expect(wire.answers).to.deep.equal([{ reason: 'GET https://a.example/x was not answered within 100 ms.', timedOut: true }]);
      expect([wire.network.underWay, wire.outstanding.missing(null)]).to.deep.equal([[], []]);
    });
  }

  it('is answered by what comes before, and nothing is left of the limit', async () => {
    const wire = new Wire(() => new Response('there'));
    wire.request(timed);

    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/x']);
    expect(wire.outstanding.nextMs(null)).to.equal(null);
  });

  it('takes its limit with it when it is aborted', () => {
    const wire = new Wire(() => never());
    wire.request(timed);

    wire.network.reset();

    expect(wire.outstanding.nextMs(null)).to.equal(null);
  });

  it('is named by its request, and is on its lane', () => {
    const wire = new Wire(() => never());
    wire.request(timed);
    const [exchange] = wire.network.underWay;

    expect([exchange?.deadline?.label, exchange?.deadline?.lane]).to.deep.equal([
      'timeout of GET https://a.example/x',
      exchange?.lane,
    ]);
  });
});
