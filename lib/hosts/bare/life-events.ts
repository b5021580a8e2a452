import { BeforeUnloadEvent } from '../../dom/before-unload-event.ts';
import { Event } from '../../dom/event.ts';
import { HashChangeEvent } from '../../dom/hash-change-event.ts';
import { PageTransitionEvent } from '../../dom/page-transition-event.ts';
import { PopStateEvent } from '../../dom/pop-state-event.ts';
import type { LifeEventInit, LifeEventType } from '../../html/records/document-host.ts';
import type { BareGlobal } from './global.ts';

/** The event that tells a bare window of its document's life. */
export function lifeEventOf(global: BareGlobal, type: LifeEventType, { persisted, state, oldURL, newURL }: LifeEventInit): Event {
  switch (type) {
    case 'DOMContentLoaded':
    case 'visibilitychange':
      return global.create(Event, 'Event', type, { bubbles: true });
    case 'pageshow':
    case 'pagehide':
      return global.create(PageTransitionEvent, 'PageTransitionEvent', type, { persisted, bubbles: true, cancelable: true });
    case 'beforeunload':
      return global.create(BeforeUnloadEvent, 'BeforeUnloadEvent', type, { cancelable: true });
    case 'popstate':
      return global.create(PopStateEvent, 'PopStateEvent', type, { state });
    case 'hashchange':
      return global.create(HashChangeEvent, 'HashChangeEvent', type, { oldURL, newURL });
    default:
      return global.create(Event, 'Event', type);
  }
}
