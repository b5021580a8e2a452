import { Browser, type BrowserOptions, type Tab } from '../../lib/index.ts';

export const url = 'https://a.example/';

/** Models in which a process keeps its copy from one task to the next. */
export const copyModels = ['chromium', 'webkit'] as const;

/** Tabs of one origin, each in a process of its own, and what they hear. */
export async function opened(
  tabs = 2,
  options: BrowserOptions = {},
): Promise<{ browser: Browser; tabs: Tab[]; heard: string[] }> {
  const browser = new Browser({ storage: 'chromium', ...options });
  const list: Tab[] = [];
  const heard: string[] = [];
  for (let number = 0; number < tabs; number++) {
    const tab = await browser.open(url);
    tab.window.addEventListener('storage', ({ key, oldValue, newValue }) =>
      heard.push(`${tab.name} ${key}: ${oldValue} to ${newValue}`),
    );
    list.push(tab);
  }
  return { browser, tabs: list, heard };
}

/** Runs the next message from one process to another. */
export const pass = async (browser: Browser, from: string, to: string): Promise<void> =>
  void (await browser.step({ choose: `${from}>${to}` }));

export const get = (tab: Tab | undefined, key = 'k'): string | null | undefined => tab?.localStorage.getItem(key);
