import type { DocumentHost, DocumentHostFactory, DocumentInit } from '../../html/document-host.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import { HappyDomDocument } from './document.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';

export type { HappyDomEventMap, HappyDomStorage, HappyDomStorageEvent, HappyDomWindow } from './happy-dom-window.ts';

/** What {@link happyDom} can be told. */
export interface HappyDomOptions {
  /** What pages see as `console`. Default: the console of the surroundings. */
  readonly console?: object;
}

/**
 * Windows by happy-dom 21, for pages with HTML and scripts: `new Browser({ host: happyDom() })`. Navigation, loading, timers, storage
 * and errors are the model's; happy-dom supplies the DOM. Throws BAD_OPTION.
 */
export function happyDom(options: HappyDomOptions = {}): DocumentHostFactory<HappyDomWindow> {
  checkOptionsOf('happyDom()', options, { console: {} });
  const surroundings = options.console ?? console;
  return {
    name: 'happy-dom',
    html: true,
    create: (init: DocumentInit): DocumentHost<HappyDomWindow> => new HappyDomDocument(init, surroundings),
  };
}
