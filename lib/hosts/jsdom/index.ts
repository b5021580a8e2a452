import { checkIntrinsics, type GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { DocumentHost, DocumentHostFactory, DocumentInit } from '../../html/records/document-host.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import { JsdomDocument } from './document.ts';
import type { JsdomWindow } from './jsdom-window.ts';

export type { JsdomWindow, JsdomWindowMembers } from './jsdom-window.ts';

/** What {@link jsdom} can be told. */
export interface JsdomOptions {
  /** What all pages see as `console`: what they write then goes nowhere else. Default: each its own, as the option of Browser says. */
  readonly console?: object;
  /**
   * The `globalThis` of the realm that tests run in, where a runner gives them one of their own: what they get beside windows, such as
   * `tab.heard`, is made of its intrinsics; pages have their own. Default: those of the realm that the library runs in.
   */
  readonly intrinsics?: GlobalIntrinsics;
}

/**
 * Windows by jsdom 29 or 30.0, for pages with HTML and scripts: `new Browser({ host: jsdom() })`. Navigation, loading, timers, storage and errors
 * are the model's; jsdom supplies the DOM. Throws BAD_OPTION; importing it throws HOST_VERSION.
 */
export function jsdom(options: JsdomOptions = {}): DocumentHostFactory<JsdomWindow & object> {
  checkOptionsOf('jsdom()', options, { console: {}, intrinsics: {} });
  const { console, intrinsics } = options;
  if (intrinsics !== undefined) checkIntrinsics('jsdom()', intrinsics);
  return {
    name: 'jsdom',
    html: true,
    ...(intrinsics === undefined ? {} : { intrinsics }),
    create: (init: DocumentInit): DocumentHost<JsdomWindow & object> => new JsdomDocument(init, console),
  };
}
