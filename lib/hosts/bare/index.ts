import type { DocumentHostFactory } from '../../html/records/document-host.ts';
import type { BareWindow } from './bare-window.ts';
import { BareHost } from './host.ts';

export type {
  BareDocument,
  BareEvent,
  BareEventMap,
  BareMessagePort,
  BareHistory,
  BareListener,
  BareLocation,
  BareWindow,
} from './bare-window.ts';

/**
 * Windows without markup, for code that stores, listens and navigates: the default host of a Browser, and the one that runs in a
 * page. Each window has its own interface objects; the intrinsics (`Array`, `TypeError`) are those of the surroundings.
 */
export function bare(): DocumentHostFactory<BareWindow> {
  return { name: 'bare', html: false, create: (init) => new BareHost(init) };
}
