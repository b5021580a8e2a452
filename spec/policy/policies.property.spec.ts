import { expect } from 'chai';
import fc from 'fast-check';
import { propertyHosts } from '../conformance/hosts.ts';
import { runsOf } from '../soak.ts';
import { policyCalls } from './policies-program.ts';
import { runPolicies } from './policies-run.ts';

describe('whatever is stored, blocked, cleared, refused and changed meanwhile', () => {
  for (const { name, host } of propertyHosts) {
    it(`every page gets and hears what its storage key has, and nothing that was cleared: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(policyCalls, async (calls) => {
          const { broken } = await runPolicies(calls, host());

          expect(broken.join('\n')).to.equal('');
        }),
        { numRuns: runsOf(`policies, ${name}`) },
      );
    });
  }
});

describe('the sequences of policies', () => {
  it('have each outcome in a tenth of them', async () => {
    const counts = new Map<string, number>();
    const samples = fc.sample(policyCalls, { numRuns: 60, seed: 1 });

    for (const calls of samples) {
      const { did } = await runPolicies(calls, propertyHosts[0]!.host());
      for (const each of did) counts.set(each, (counts.get(each) ?? 0) + 1);
    }

    const expected = ['heard', 'set: fine', 'set: SecurityError', 'set: QuotaExceededError', 'read: fine', 'read: SecurityError'];
    for (const each of [
      ...expected,
      'remove: fine',
      'empty: fine',
      'policy',
      'block',
      'clear',
      'fail',
      'goto',
      'close',
      'duplicate',
    ])
      expect(counts.get(each) ?? 0, each).to.be.at.least(6);
  });
});
