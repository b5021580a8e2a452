import { expect } from 'chai';
import { explore, type Test } from '../../lib/explore/index.ts';
import type { Tab } from '../../lib/index.ts';
import { failureOf } from '../browser/expect-failure.ts';

type AStorage = Tab['localStorage'];

describe('what was written, for comparing a schedule with itself', () => {
  it('tells of a value that is another one, also between two steps', async () => {
    let calls = 0;
    const inStep: Test = async ({ tabs, rest }) => {
      const value = `v${calls++}`;
      tabs[0]?.start(({ localStorage }) => localStorage.setItem('k', value));
      await rest();
    };
    const before: Test = async ({ tabs: [tab], rest }) => {
      tab?.localStorage.setItem('k', `v${calls++}`);
      if (calls % 2 === 0) tab?.localStorage.clear();
      tab?.start(() => undefined);
      await rest();
    };
    const told = async (test: Test): Promise<string> => (await failureOf(explore({ tabs: 1 }, test))).message;

    expect(await told(inStep)).to.match(/at step 0 k became 'v\d', and then k became 'v\d'/);
    expect(await told(before)).to.match(/before the first step k became 'v\d', and then k became 'v\d'/);
  });

  it('tells of long values that differ at their end', async () => {
    let calls = 0;
    const failure = await failureOf(
      explore({ tabs: 1 }, async ({ tabs: [tab], rest }) => {
        const value = `${'x'.repeat(500)}${calls++}`;
        tab?.start(({ localStorage }) => localStorage.setItem('k', value));
        await rest();
      }),
    );

    expect(failure.code).to.equal('NOT_DETERMINISTIC');
  });

  it('tells of a write that is missing, of one that is too much, and of one that was cleared', async () => {
    let calls = 0;
    const every =
      (write: (storage: AStorage, isSecond: boolean) => void): Test =>
      async ({ tabs: [tab], rest }) => {
        const isSecond = calls++ % 2 === 1;
        tab?.start(() => undefined);
        await rest();
        write(tab?.localStorage as AStorage, isSecond);
      };
    const told = async (write: (storage: AStorage, isSecond: boolean) => void): Promise<string> => {
      calls = 1;
      return (await failureOf(explore({ tabs: 1 }, every(write)))).message;
    };

    expect(await told((storage, isSecond) => isSecond && storage.setItem('k', 'v'))).to.match(
      /nothing was written|, and then nothing/,
    );
    expect(
      await told((storage, isSecond) => {
        storage.setItem('k', 'v');
        if (isSecond) storage.clear();
        else storage.removeItem('k');
      }),
    ).to.contain('k became nothing');
  });
});
