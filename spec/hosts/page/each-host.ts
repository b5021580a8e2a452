import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory } from '../../../lib/html/records/document-host.ts';
import { onEveryHost } from '../../on-every-host.ts';
import { fetchingPageOn, type Answers, type FetchingPage } from './fetching.ts';
import { openPageOn, type Page, type PageOptions } from './open-page.ts';

/** A host with markup, and pages of it. */
export interface HostOfPages {
  readonly name: 'happy-dom' | 'jsdom';
  readonly host: () => DocumentHostFactory<HappyDomWindow>;
  openPage(options?: PageOptions): Page;
  fetchingPage(answers?: Answers, markup?: string): Promise<FetchingPage>;
}

const hosts: readonly Pick<HostOfPages, 'name' | 'host'>[] = [
  { name: 'happy-dom', host: happyDom },
  // What the rules use of a window, both have.
  { name: 'jsdom', host: () => jsdom() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow> },
];

/** Rules that hold on each host with markup. */
export function onEachHost(title: string, rules: (host: HostOfPages) => void): void {
  for (const { name, host } of hosts) {
    if (name === 'jsdom' && !onEveryHost) continue;
    describe(`${title} (${name})`, () =>
      rules({
        name,
        host,
        openPage: (options) => openPageOn(host(), options),
        fetchingPage: (answers, markup) => fetchingPageOn(host(), answers, markup),
      }));
  }
}
