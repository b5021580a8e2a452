import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory } from '../../../lib/index.ts';
import { openPageOn, type Page, type PageOptions } from '../page/open-page.ts';

/** A page of the jsdom host, which has what the rules use of the other window's type. */
export function openPage(options: PageOptions = {}): Page {
  return openPageOn(jsdom() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>, options);
}
