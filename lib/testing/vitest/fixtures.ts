import type { AdoptedTab, Browser } from '../../browser/browser.ts';
import type { PlugExports } from '../plug/exports.ts';

/** What tests made with `test` of `storageloom/vitest` may ask for. */
export interface PlugFixtures {
  readonly otherTab: PlugExports['otherTab'];
  readonly tabs: PlugExports['tabs'];
  readonly browser: Browser;
  readonly ownTab: AdoptedTab;
}

/** One for each, as `test.extend()` takes them: looked up when a test begins that asks for it. */
type Fixtures = {
  readonly [Name in keyof PlugFixtures]: (context: object, use: (value: PlugFixtures[Name]) => Promise<void>) => Promise<void>;
};

export function fixturesOf({ otherTab, tabs, browser, ownTab }: PlugExports): Fixtures {
  // Vitest reads from the text of the functions which other fixtures they ask for: none.
  return {
    otherTab: async ({}, use) => use(otherTab),
    tabs: async ({}, use) => use(tabs),
    browser: async ({}, use) => use(browser()),
    ownTab: async ({}, use) => use(ownTab()),
  };
}
