import type { DocumentHost, DocumentHostFactory, DocumentInit } from '../../html/records/document-host.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import { JsdomDocument } from './document.ts';
import type { JsdomWindow } from './jsdom-window.ts';

export type { JsdomWindow, JsdomWindowMembers } from './jsdom-window.ts';

/** What {@link jsdom} can be told. */
export interface JsdomOptions {
  /** What all pages see as `console`: what they write then goes nowhere else. Default: each its own, as the option of Browser says. */
  readonly console?: object;
}

/**
 * Windows by jsdom 29, for pages with HTML and scripts: `new Browser({ host: jsdom() })`. Navigation, loading, timers, storage and errors
 * are the model's; jsdom supplies the DOM. Throws BAD_OPTION; importing it throws HOST_VERSION.
 */
export function jsdom(options: JsdomOptions = {}): DocumentHostFactory<JsdomWindow & object> {
  checkOptionsOf('jsdom()', options, { console: {} });
  return {
    name: 'jsdom',
    html: true,
    create: (init: DocumentInit): DocumentHost<JsdomWindow & object> => new JsdomDocument(init, options.console),
  };
}
