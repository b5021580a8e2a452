import { expect } from 'chai';
import { explore } from '../../lib/explore/index.ts';
import { Additions } from '../../lib/explore/additions.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { adds, reads, writes } from '../../lib/explore/step-columns.ts';

describe('additions to a cell', () => {
  it('can change places until some schedule has a write of it, and count as writes from then on', () => {
    const additions = new Additions();

    expect([additions.learns(1, 'add'), additions.use(1, 'add')]).to.deep.equal([false, adds]);
    expect([additions.learns(1, 'write'), additions.use(1, 'write')]).to.deep.equal([true, writes]);
    expect([additions.learns(1, 'write'), additions.learns(1, 'add')]).to.deep.equal([false, false]);
    expect([additions.use(1, 'add'), additions.use(1, 'read'), additions.use(2, 'add')]).to.deep.equal([writes, reads, adds]);
  });

  for (const storage of ['chromium', 'webkit'] as const) {
    it(`have an order found in which there is no room: ${storage}`, async () => {
      const little = {
        strategy: 'exhaustive',
        limitMs: Infinity,
        storage,
        browser: { policy: { quota: { localStorage: 10 } } },
      } as const;

      const failure = await failureOf(
        explore(little, async ({ tabs: [one, two], rest }) => {
          for (const tab of [one, two]) void tab?.localStorage.getItem('k');
          two?.start(({ localStorage }) => localStorage.setItem('x', '1234'));
          one?.start(({ localStorage }) => localStorage.setItem('y', '123456'));
          await rest();
        }),
      );

      expect(failure.message).to.contain('exceeded the quota');
    });
  }

  it('are nothing new where the write came first', () => {
    const additions = new Additions();

    expect([additions.learns(1, 'write'), additions.learns(1, 'add'), additions.use(1, 'add')]).to.deep.equal([
      false,
      false,
      writes,
    ]);
  });
});
