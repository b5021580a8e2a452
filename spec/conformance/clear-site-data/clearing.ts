import { html, type BareWindow, type Browser, type DocumentHostFactory, type Tab } from '../../../lib/index.ts';
import { openServed, type Answers } from '../lives/server.ts';

export const a = 'https://a.example/';

/** A response that has everything of these types removed: `"storage"` by default. */
export function clearing(types = '"storage"', status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return status === 200
    ? html('', { headers: { 'clear-site-data': types, ...headers } })
    : new Response(null, { status, headers: { 'clear-site-data': types, ...headers } });
}

export interface Filled {
  readonly browser: Browser;
  readonly tab: Tab;
  readonly other: Tab;
}

/** Two tabs of one page, with an entry in local storage, one in each session, and a cookie. Nothing is queued. */
export async function openFilled(host: DocumentHostFactory<BareWindow>, answers: Answers, url: string = a): Promise<Filled> {
  const { tab, browser } = await openServed(host, url, answers);
  const other = await browser.open(url);
  fill(tab);
  fill(other);
  await browser.settle();
  return { browser, tab, other };
}

export function fill({ localStorage, sessionStorage, document }: Tab): void {
  localStorage.setItem('l', '1');
  sessionStorage.setItem('s', '1');
  document.cookie = 'c=1';
}

/** What is left in a tab: `l s c=1` when nothing is gone, `- - -` when all is. */
export function left({
  localStorage,
  sessionStorage,
  document,
}: Pick<Tab, 'localStorage' | 'sessionStorage' | 'document'>): string {
  return [Object.keys(localStorage).join(), Object.keys(sessionStorage).join(), document.cookie]
    .map((text) => text || '-')
    .join(' ');
}
