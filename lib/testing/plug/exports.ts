import type { AdoptedTab, Browser, Tab } from '../../browser/browser.ts';
import type { BareWindow } from '../../hosts/bare/bare-window.ts';
import type { TabTuple } from '../tabs.ts';
import { follow } from './follow.ts';
import type { Plug } from './plug.ts';

/** What tests of each runner import. All but `follow` throw or reject with NO_PLUG where no window is a tab. */
export interface PlugExports {
  /** A second tab, without HTML. `url` may be relative to where the window of this test file is now, its default. Rejects as `browser.open()` does. */
  readonly otherTab: (url?: string | URL) => Promise<Tab<BareWindow>>;
  /** As many further tabs, each where the window of this test file is now. Rejects with BAD_OPTION for what is no whole number from 1 on. */
  readonly tabs: <const N extends number>(count: N) => Promise<TabTuple<BareWindow, N>>;
  /** The Browser that the window of this test file is a tab of. */
  readonly browser: () => Browser;
  /** The window of this test file, as a tab. */
  readonly ownTab: () => AdoptedTab;
  readonly follow: typeof follow;
}

/** @param current finds the plug of the test file, or throws NO_PLUG; gets the call as it is written. */
export function plugExports(current: (call: string) => Plug): PlugExports {
  return {
    otherTab: async (url) => current('otherTab()').otherTab(url),
    tabs: async (count) => current('tabs()').tabs(count),
    browser: () => current('browser()').browser,
    ownTab: () => current('ownTab()').tab,
    follow,
  };
}
