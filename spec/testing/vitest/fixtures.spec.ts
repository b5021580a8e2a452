import { expect } from 'chai';
import { plugExports } from '../../../lib/testing/plug/exports.ts';
import { Plug } from '../../../lib/testing/plug/plug.ts';
import { fixturesOf } from '../../../lib/testing/vitest/fixtures.ts';

describe('the fixtures for Vitest', () => {
  it('are what the entry exports, the Browser and the own tab looked up when a test begins', async () => {
    const plug = new Plug({}, { url: 'https://a.example/' });
    const calls = plugExports(() => plug);
    const used: unknown[] = [];
    const use = async (value: unknown): Promise<void> => void used.push(value);
    const { otherTab, tabs, browser, ownTab } = fixturesOf(calls);

    for (const fixture of [otherTab, tabs, browser, ownTab]) await fixture({}, use);

    expect(used).to.deep.equal([calls.otherTab, calls.tabs, plug.browser, plug.tab]);
    await plug.dispose();
  });

  it('ask for no others: their first parameter is an empty pattern, from which Vitest reads that', () => {
    const texts = Object.values(fixturesOf(plugExports(() => expect.fail()))).map(String);

    for (const text of texts) expect(text).to.match(/^async\s*\(\{\s*\}/);
  });
});
