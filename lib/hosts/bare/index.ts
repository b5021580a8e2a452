import type { DocumentHostFactory } from '../../html/records/document-host.ts';
import { checkIntrinsics, type GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import { checkOptionsOf } from '../../infra/arguments.ts';
import type { BareWindow } from './bare-window.ts';
import { BareHost } from './host.ts';
import { BareIntrinsics } from './intrinsics.ts';

export type {
  BareDocument,
  BareEvent,
  BareEventMap,
  BareBroadcastChannel,
  BareMessagePort,
  BareHistory,
  BareListener,
  BareLocation,
  BareWindow,
} from './bare-window.ts';

/** What {@link bare} can be told. */
export interface BareOptions {
  /**
   * The `globalThis` of the realm that tests run in, where a runner gives them one of their own: windows have its intrinsics, and what tests
   * get beside windows, such as `tab.heard`, is made of them. Default: those of the realm that the library runs in.
   */
  readonly intrinsics?: GlobalIntrinsics;
}

/**
 * Windows without markup, for code that stores, listens and navigates: the default host of a Browser, and the one that runs in a
 * page. Each window has its own interface objects; the intrinsics (`Array`, `TypeError`) are those of the surroundings,
 * or of `options.intrinsics`. Throws BAD_OPTION.
 * @example bare({ intrinsics: globalThis })
 */
export function bare(options: BareOptions = {}): DocumentHostFactory<BareWindow> {
  checkOptionsOf('bare()', options, { intrinsics: {} });
  const { intrinsics } = options;
  if (intrinsics === undefined) return { name: 'bare', html: false, create: (init) => new BareHost(init) };
  checkIntrinsics('bare()', intrinsics);
  const lent = new BareIntrinsics(intrinsics);
  return { name: 'bare', html: false, intrinsics, create: (init) => new BareHost(init, lent) };
}
