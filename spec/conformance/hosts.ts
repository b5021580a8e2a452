import { bare, Browser, type BareWindow, type BrowserOptions, type DocumentHostFactory, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import { soaks } from '../soak.ts';

interface NamedHost {
  readonly name: 'bare' | 'happy-dom' | 'jsdom';
  host(): DocumentHostFactory<BareWindow>;
}

/** The hosts on which the rules hold. What the rules use of a window, all have. */
export const allHosts: readonly NamedHost[] = [
  { name: 'bare', host: bare },
  { name: 'happy-dom', host: () => happyDom() as DocumentHostFactory<object> as DocumentHostFactory<BareWindow> },
  { name: 'jsdom', host: () => jsdom() as DocumentHostFactory<object> as DocumentHostFactory<BareWindow> },
];

/** The same without jsdom, whose tabs take five times as long. It is the one of the soak, since `npm test` has had the others. */
export const hosts: readonly NamedHost[] = allHosts.filter(({ name }) => (name === 'jsdom') === soaks);

/** Those on which properties are tried: all in the soak, where each is tried more often. */
export const propertyHosts: readonly NamedHost[] = soaks ? allHosts : hosts;

const htmlHosts = hosts.filter(({ name }) => name !== 'bare');
let current = htmlHosts[0];

/** Rules that hold on each host with markup; {@link htmlHost} is the one that they run on. */
export function describeHtml(title: string, rules: () => void): void {
  for (const each of htmlHosts) {
    describe(`${title} (${each.name})`, () => {
      before(() => {
        current = each;
      });
      rules();
    });
  }
}

export function htmlHost(): DocumentHostFactory<BareWindow> {
  return (current as NamedHost).host();
}

/** Opens one tab for each URL, all in one new Browser. */
export function openTabs<U extends readonly string[]>(
  host: DocumentHostFactory<BareWindow>,
  ...urls: U
): Promise<{ [I in keyof U]: Tab }> {
  return openTabsWith({ host }, ...urls);
}

/** The same in a Browser that keeps no page that is left. */
export function openTabsUncached<U extends readonly string[]>(
  host: DocumentHostFactory<BareWindow>,
  ...urls: U
): Promise<{ [I in keyof U]: Tab }> {
  return openTabsWith({ host, behaviour: { backForwardCache: 'off' } }, ...urls);
}

async function openTabsWith<U extends readonly string[]>(
  options: BrowserOptions<BareWindow>,
  ...urls: U
): Promise<{ [I in keyof U]: Tab }> {
  const browser = new Browser(options);
  const tabs: Tab[] = [];
  for (const url of urls) tabs.push(await browser.open(url));
  // One tab for each URL, which the loop above shows and no type can.
  return tabs as { [I in keyof U]: Tab };
}
