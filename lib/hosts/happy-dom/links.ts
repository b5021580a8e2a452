import {
  HTMLElement,
  HTMLFormElement,
  MouseEvent,
  PropertySymbol,
  type Event,
  type HTMLAnchorElement,
  type HTMLAreaElement,
} from 'happy-dom';
import { followHyperlink, requestSubmit, submitForm } from '../page/links.ts';
import { reflectURL } from '../page/reflect-url.ts';
import { named, URLAnchor, URLArea } from './base-url.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import type { InsidesOf } from './insides.ts';

type Submitter = Parameters<HTMLFormElement['requestSubmit']>[0];

/**
 * happy-dom follows a link while the click still bubbles when it began at a descendant, so that a listener at the document comes too
 * late to cancel it. Here a link is followed when the dispatch has ended.
 */
export function anchorClass(of: InsidesOf): typeof HTMLAnchorElement {
  class Anchor extends URLAnchor {
    override dispatchEvent(event: Event): boolean {
      return dispatchToLink(this, event, () => followHyperlink(this, of()));
    }
  }
  return named(Anchor, 'HTMLAnchorElement');
}

/** The same for the areas of an image map. */
export function areaClass(of: InsidesOf): typeof HTMLAreaElement {
  class Area extends URLArea {
    override dispatchEvent(event: Event): boolean {
      return dispatchToLink(this, event, () => followHyperlink(this, of()));
    }
  }
  return named(Area, 'HTMLAreaElement');
}

function dispatchToLink(element: HTMLElement, event: Event, follow: () => void): boolean {
  // Past the method of happy-dom's own link class, which would follow it.
  const dispatch = (): boolean => HTMLElement.prototype.dispatchEvent.call(element, event);
  if (event.type !== 'click' || !(event instanceof MouseEvent)) return dispatch();
  if (!event[PropertySymbol.dispatching]) {
    const notCancelled = dispatch();
    if (!event.defaultPrevented) follow();
    return notCancelled;
  }
  if (event.target !== element) {
    afterDispatch(event, () => {
      if (!event.defaultPrevented) follow();
    });
  }
  return dispatch();
}

/** The end of a dispatch shows in one place only: happy-dom then sets `dispatching` back to false. The first who asks is served. */
function afterDispatch(event: Event, steps: () => void): void {
  if (Object.getOwnPropertyDescriptor(event, PropertySymbol.dispatching)?.set !== undefined) return;
  Object.defineProperty(event, PropertySymbol.dispatching, {
    get: () => true,
    set(value: boolean) {
      Object.defineProperty(event, PropertySymbol.dispatching, { value, writable: true, configurable: true });
      if (!value) steps();
    },
    configurable: true,
  });
}

/**
 * happy-dom's forms navigate past the frame. `submit` and `requestSubmit` have to be put on each form: the proxy that its
 * constructor returns ignores what a derived class has on its prototype.
 */
export function formClass(of: InsidesOf): typeof HTMLFormElement {
  class Form extends HTMLFormElement {
    constructor() {
      super();
      const submit = (): void => submitForm(this, null, of());
      const request = (submitter?: Submitter): void => requestSubmit(this, submitter ?? null, of());
      reflectURL(this, 'action', true);
      const { get, set } = Object.getOwnPropertyDescriptor(this, 'action') ?? {};
      for (const each of [get, set]) if (each !== undefined) adoptFunction(each, of().realm.functionPrototype);
      for (const [name, value] of Object.entries({ submit, requestSubmit: request })) {
        adoptFunction(value, of().realm.functionPrototype);
        Object.defineProperty(this, name, { value, writable: true, enumerable: false, configurable: true });
      }
    }
  }
  return named(Form, 'HTMLFormElement');
}
