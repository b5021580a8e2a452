import type { DocumentHost, DocumentHostFactory, DocumentInit } from '../../html/records/document-host.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import { HappyDomDocument } from './document.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';

export type { HappyDomEventMap, HappyDomStorage, HappyDomStorageEvent, HappyDomWindow } from './happy-dom-window.ts';

/** What {@link happyDom} can be told. */
export interface HappyDomOptions {
  /** What all pages see as `console`: what they write then goes nowhere else. Default: each its own, as the option of Browser says. */
  readonly console?: object;
}

/**
 * Windows by happy-dom 21, for pages with HTML and scripts: `new Browser({ host: happyDom() })`. Navigation, loading, timers, storage
 * and errors are the model's; happy-dom supplies the DOM. Throws BAD_OPTION.
 */
export function happyDom(options: HappyDomOptions = {}): DocumentHostFactory<HappyDomWindow> {
  checkOptionsOf('happyDom()', options, { console: {} });
  return {
    name: 'happy-dom',
    html: true,
    create: (init: DocumentInit): DocumentHost<HappyDomWindow> => new HappyDomDocument(init, options.console),
  };
}
