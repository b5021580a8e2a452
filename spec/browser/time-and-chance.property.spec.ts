import { expect } from 'chai';
import fc from 'fast-check';
import { propertyHosts } from '../conformance/hosts.ts';
import { runsOf } from '../soak.ts';
import { inAnotherWorld } from './another-world.ts';
import { allClockExpressions, clockPrograms, runClockPage } from './clock-pages.ts';

for (const { name, host } of propertyHosts) {
  const html = host().html;

  describe(`time and chance of pages (${name})`, () => {
    it('are the same in every world, from each source that there is', async () => {
      const program = allClockExpressions(html);

      const here = await runClockPage(host(), program);
      const elsewhere = await inAnotherWorld(() => runClockPage(host(), program));

      expect(elsewhere).to.deep.equal(here);
    });

    it('are the same in every world, whatever a page asks', async () => {
      const property = fc.asyncProperty(clockPrograms(html), async (program) => {
        const here = await runClockPage(host(), program);
        const elsewhere = await inAnotherWorld(() => runClockPage(host(), program));

        expect(elsewhere).to.deep.equal(here);
      });

      await fc.assert(property, { numRuns: runsOf(`time and chance, ${name}`) });
    });

    it('are other ones with another seed', async () => {
      const program = allClockExpressions(html);

      expect(await runClockPage(host(), { ...program, seed: 4 })).not.to.deep.equal(await runClockPage(host(), program));
    });
  });
}

describe('another world', () => {
  it('has other clocks, other chance and another time zone, and is left behind', async () => {
    const look = async (): Promise<readonly unknown[]> => [
      new Date().getFullYear(),
      new Date(2026, 0).getTime(),
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
      Math.floor(performance.timeOrigin),
      String(crypto.randomUUID()) === 'from another world',
    ];
    const before = await look();

    const within = await inAnotherWorld(look);

    for (const place of before.keys()) expect(within[place]).not.to.equal(before[place]);
    expect(await look()).to.deep.equal(before);
  });
});
