import {
  bare,
  Browser,
  type BareWindow,
  type BrowserOptions,
  type DocumentHost,
  type DocumentInit,
  type Tab,
} from '../../lib/index.ts';

/** One document that was made, as its host sees it. */
export interface Made {
  readonly init: DocumentInit;
  readonly host: DocumentHost<BareWindow>;
}

/** A tab of a new Browser with bare windows, and everything that the model gave to their host, document by document. */
export async function hooked(
  url = 'https://a.example/',
  options: Omit<BrowserOptions<BareWindow>, 'host'> = {},
): Promise<{ browser: Browser; tab: Tab; made: Made[] }> {
  const made: Made[] = [];
  const host = {
    ...bare(),
    create(init: DocumentInit): DocumentHost<BareWindow> {
      const document = bare().create(init);
      made.push({ init, host: document });
      return document;
    },
  };
  const browser = new Browser({ ...options, host });
  return { browser, tab: await browser.open(url), made };
}
