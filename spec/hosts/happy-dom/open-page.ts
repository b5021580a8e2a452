import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { openPageOn, type Page, type PageOptions } from '../page/open-page.ts';

export type { Page } from '../page/open-page.ts';

/** A page of the happy-dom host. `console`: what the host is told. */
export function openPage({ console, ...options }: PageOptions & { console?: object } = {}): Page {
  return openPageOn(happyDom(console === undefined ? {} : { console }), options);
}
