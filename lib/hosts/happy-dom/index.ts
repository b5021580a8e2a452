// First: what it finds missing, the modules after it would trip over.
import './surroundings.ts';
import { checkIntrinsics, type GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { DocumentHost, DocumentHostFactory, DocumentInit } from '../../html/records/document-host.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import { HappyDomDocument } from './document.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';

export type { HappyDomEventMap, HappyDomStorage, HappyDomStorageEvent, HappyDomWindow } from './happy-dom-window.ts';

/** What {@link happyDom} can be told. */
export interface HappyDomOptions {
  /** What all pages see as `console`: what they write then goes nowhere else. Default: each its own, as the option of Browser says. */
  readonly console?: object;
  /**
   * The `globalThis` of the realm that tests run in, where a runner gives them one of their own: what they get beside windows, such as
   * `tab.heard`, is made of its intrinsics; pages have their own. Default: those of the realm that the library runs in.
   */
  readonly intrinsics?: GlobalIntrinsics;
}

/**
 * Windows by happy-dom 21, for pages with HTML and scripts: `new Browser({ host: happyDom() })`. Navigation, loading, timers, storage
 * and errors are the model's; happy-dom supplies the DOM. Throws BAD_OPTION.
 */
export function happyDom(options: HappyDomOptions = {}): DocumentHostFactory<HappyDomWindow> {
  checkOptionsOf('happyDom()', options, { console: {}, intrinsics: {} });
  const { console, intrinsics } = options;
  if (intrinsics !== undefined) checkIntrinsics('happyDom()', intrinsics);
  return {
    name: 'happy-dom',
    html: true,
    ...(intrinsics === undefined ? {} : { intrinsics }),
    create: (init: DocumentInit): DocumentHost<HappyDomWindow> => new HappyDomDocument(init, console),
  };
}
