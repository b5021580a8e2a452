import {
  HTMLDialogElement,
  HTMLElement,
  HTMLFormElement,
  MouseEvent,
  PropertySymbol,
  SubmitEvent,
  type Event,
  type HTMLAnchorElement,
  type HTMLAreaElement,
  type FormData,
} from 'happy-dom';
import type { NavigateOptions } from '../../html/records/document-hooks.ts';
import { named, reflectURL, URLAnchor, URLArea } from './base-url.ts';
import type { Insides, InsidesOf } from './insides.ts';
import { fireAtNode } from './node-events.ts';
import { adoptFunction } from './realm-functions.ts';
import { interactivelyValidate } from './validation.ts';

type Submitter = Parameters<HTMLFormElement['requestSubmit']>[0];
type Focus = (control: HTMLElement) => void;

const link = { cause: 'link', replace: false } as const;

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

/** The model decides what becomes of targets, of `rel` and of `javascript:`. DIVERGES: nothing is downloaded. */
export function followHyperlink(element: HTMLAnchorElement | HTMLAreaElement, { hooks }: Insides): void {
  const href = element.getAttribute('href');
  const base = element.ownerDocument.baseURI;
  if (href === null || element.hasAttribute('download') || !URL.canParse(href, base)) return;
  hooks.follow(new URL(href, base).href, getTarget(element), element.getAttribute('rel'), link);
}

// HTML, links, get an element's target.
// https://html.spec.whatwg.org/multipage/#get-an-element's-target
function getTarget(element: HTMLElement, submitterTarget: string | null = null): string {
  // 1
  const ofBase = (): string => element.ownerDocument.querySelector('base[target]')?.getAttribute('target') ?? '';
  const target = submitterTarget ?? element.getAttribute('target') ?? ofBase();
  // 2 (a sign of markup that was left open)
  if (/[\t\n]/.test(target) && target.includes('<')) return '_blank';
  // 3
  return target;
}

/**
 * happy-dom's forms navigate past the frame. `submit` and `requestSubmit` have to be put on each form: the proxy that its
 * constructor returns ignores what a derived class has on its prototype.
 */
export function formClass(of: InsidesOf): typeof HTMLFormElement {
  class Form extends HTMLFormElement {
    constructor() {
      super();
      const submit = (): void => submitForm(this, undefined, of());
      const requestSubmit = (submitter?: Submitter): void => {
        const event = submitEventFor(this, submitter, of(), (control) => control.focus());
        if (event !== null && this.dispatchEvent(event)) submitForm(this, submitter, of());
      };
      reflectURL(this, 'action', true);
      const { get, set } = Object.getOwnPropertyDescriptor(this, 'action') ?? {};
      for (const each of [get, set]) if (each !== undefined) adoptFunction(each, of().realm.functionPrototype);
      for (const [name, value] of Object.entries({ submit, requestSubmit })) {
        adoptFunction(value, of().realm.functionPrototype);
        Object.defineProperty(this, name, { value, writable: true, enumerable: false, configurable: true });
      }
    }
  }
  return named(Form, 'HTMLFormElement');
}

/** Null: there are no forms here, or what was entered is not valid, and the control that is not gets the focus. */
function submitEventFor(form: HTMLFormElement, submitter: Submitter, insides: Insides, focus: Focus): SubmitEvent | null {
  if (insides.init.forms === false) return null;
  const noValidate = form.noValidate || submitter?.hasAttribute('formnovalidate') === true;
  if (!noValidate && !interactivelyValidate(form, insides, focus)) return null;
  return new SubmitEvent('submit', { bubbles: true, cancelable: true, ...(submitter ? { submitter } : {}) });
}

/** The user submits the form: the same, but the event is trusted. */
export function submitByUser(form: HTMLFormElement, submitter: Submitter, insides: Insides, focus: Focus): void {
  const event = submitEventFor(form, submitter, insides, focus);
  if (event !== null && fireAtNode(insides, event, form)) submitForm(form, submitter, insides);
}

// HTML, forms, form submission algorithm.
// https://html.spec.whatwg.org/multipage/#form-submission-algorithm
function submitForm(form: HTMLFormElement, submitter: Submitter, { raw, hooks, init }: Insides): void {
  const attribute = (name: string): string => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  // 1 (what else may not be is the model's)
  if (!form.isConnected || init.forms === false) return;
  // 2 to 5 (the caller's)
  // 6 to 8
  const entries = new raw.FormData(form, submitter ?? undefined);
  // 9 (it is not asked again)
  // 10
  const method = attribute('method').toLowerCase();
  // 11
  if (method === 'dialog') {
    const dialog = form.closest('dialog');
    if (dialog instanceof HTMLDialogElement) dialog.close(submitter?.getAttribute('value') ?? undefined);
    return;
  }
  // 12
  const action = attribute('action');
  const base = raw.document.baseURI;
  // 13, 14 (below, once it parses)
  // 15
  if (!URL.canParse(action, base)) return;
  const url = new URL(action === '' ? raw.document.URL : action, base);
  // 16, 17 (where they are needed)
  // 18 to 20
  const target = getTarget(form, submitter?.getAttribute('formtarget'));
  // 21 to 25
  const navigate = (options: NavigateOptions): void => hooks.follow(url.href, target, form.getAttribute('rel'), options);
  // 26
  if (url.protocol === 'javascript:') {
    navigate({ cause: 'form', replace: false });
    return;
  }
  if (method !== 'post') {
    // The query is there, also when it is empty.
    url.search = `?${new URLSearchParams(pairs(entries)).toString()}`;
    navigate({ cause: 'form', replace: false });
    return;
  }
  const { body, contentType } = encode(entries, attribute('enctype').toLowerCase(), () => hooks.random());
  navigate({ cause: 'form', replace: false, method: 'POST', body, contentType });
}

function pairs(entries: FormData): [string, string][] {
  return [...entries].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
}

function encode(entries: FormData, enctype: string, random: () => number): { body: string; contentType: string } {
  if (enctype === 'text/plain') {
    const lines = pairs(entries).map(([name, value]) => `${name}=${value}\r\n`);
    return { body: lines.join(''), contentType: 'text/plain' };
  }
  if (enctype !== 'multipart/form-data') {
    return { body: new URLSearchParams(pairs(entries)).toString(), contentType: 'application/x-www-form-urlencoded' };
  }
  const boundary = `----storageloom${Math.floor(random() * 2 ** 48).toString(16)}`;
  const quoted = (text: string): string => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
  // DIVERGES: of a file only its name is sent.
  const parts = pairs(entries).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}
