import { freezeBaseURL } from '../page/base-url.ts';
import { frameAttributeChanged, frameInserted, frameRemoved } from '../page/frames.ts';
import { followHyperlink, requestSubmit, submitForm } from '../page/links.ts';
import { HeldPatches, Patches } from '../page/patches.ts';
import { refreshBy } from '../page/refresh.ts';
import { patchFiles } from './files.ts';
import { patchImages } from './images.ts';
import { asAnyElement, pageElement, patchMethods } from './element-methods.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { prototypes, sharedFunctions, wrapperOf, type NodeImpl } from './internals.ts';
import { patchEntries } from './entries.ts';
import { patchEvents } from './events.ts';
import { patchLater } from './later.ts';
import { patchScripts } from './scripts.ts';
import { patchSelectorMethods } from './selectors.ts';
import { patchStyleSheets } from './style-sheets.ts';

function patchFrames(patches: Patches): void {
  // A `frame` of a frame set has no window.
  const isFrame = ({ _localName }: NodeImpl): boolean => _localName === 'iframe';
  patchMethods(patches, 'frame', {
    _attach: (insides, element, impl, args) => {
      asAnyElement(impl, '_attach', args);
      if (isFrame(impl)) frameInserted(insides, element);
    },
    _detach: (insides, element, impl, args) => {
      asAnyElement(impl, '_detach', args);
      if (isFrame(impl)) frameRemoved(insides, element);
    },
    _attrModified: (insides, element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      if (isFrame(impl)) frameAttributeChanged(insides, element, String(args[0]));
    },
  });
  for (const name of ['contentWindow', 'contentDocument']) {
    const original = Object.getOwnPropertyDescriptor(prototypes.frame, name)?.get as () => unknown;
    patches.define(prototypes.frame, name, {
      get(this: NodeImpl) {
        const insides = insidesOf(this._ownerDocument._global ?? null);
        if (insides === undefined) return original.call(this);
        // The document of a frame is the model's to give.
        return name === 'contentWindow' ? insides.hooks.frameWindow(wrapperOf(this)) : null;
      },
    });
  }
}

/** The model finds frames by their target names, whatever their attribute has become; jsdom would by the attribute. */
function patchNames(patches: Patches): void {
  const { windowProperties } = sharedFunctions;
  const { elementAttached, elementAttributeModified } = windowProperties;
  const isOurs = ({ _localName, _ownerDocument }: NodeImpl): boolean =>
    _localName === 'iframe' && insidesOf(_ownerDocument._global ?? null) !== undefined;
  patches.define(windowProperties, 'elementAttached', {
    value(element: NodeImpl): void {
      if (!isOurs(element)) {
        elementAttached(element);
        return;
      }
      const own = new Patches();
      const getAttributeNS = (namespace: null, name: string): string | null =>
        name === 'name' ? null : (Reflect.get(prototypes.frame, 'getAttributeNS') as Function).call(element, namespace, name);
      own.define(element, 'getAttributeNS', { value: getAttributeNS });
      elementAttached(element);
      own.undo();
    },
    writable: true,
  });
  patches.define(windowProperties, 'elementAttributeModified', {
    value(element: NodeImpl, name: string, ...values: unknown[]): void {
      if (name !== 'name' || !isOurs(element)) elementAttributeModified(element, name, ...values);
    },
    writable: true,
  });
}

function patchLinks(patches: Patches): void {
  for (const name of ['anchor', 'area'] as const) {
    patchMethods(patches, name, { _followAHyperlink: (insides, element) => followHyperlink(element, insides) });
  }
  patchMethods(patches, 'form', {
    submit: (insides, element) => submitForm(element, null, insides),
    requestSubmit: (insides, element, impl, [submitter = null]) => {
      const button = submitter as (NodeImpl & { readonly type: string; readonly form: NodeImpl | null }) | null;
      if (button !== null) checkSubmitter(insides, button, impl);
      requestSubmit(element, button === null ? null : pageElement(button), insides);
    },
  });
}

// HTML, forms, requestSubmit().
// https://html.spec.whatwg.org/multipage/#dom-form-requestsubmit
function checkSubmitter(
  { realm }: JsdomInsides,
  submitter: { readonly type: string; readonly form: NodeImpl | null },
  form: NodeImpl,
): void {
  // 1.1
  if (submitter.type !== 'submit' && submitter.type !== 'image') {
    throw new realm.TypeError('The specified element is not a submit button.');
  }
  // 1.2
  if (submitter.form !== form) {
    throw new realm.DOMException('The specified element is not owned by this form element.', 'NotFoundError');
  }
  // 2, 3 (the caller's)
}

function patchHead(patches: Patches): void {
  patchMethods(patches, 'meta', {
    _attach: (insides, element, impl, args) => {
      asAnyElement(impl, '_attach', args);
      if (!insides.gone) refreshBy(insides, element);
    },
  });
  patchMethods(patches, 'base', {
    _attach: (insides, element, _impl, _args, original) => {
      original();
      // By the URL of this moment, whatever pushState does later.
      if (element.hasAttribute('href')) freezeBaseURL(insides, element);
    },
    _attrModified: (insides, element, _impl, [name], original) => {
      original();
      if (name === 'href' && element.isConnected) freezeBaseURL(insides, element);
    },
  });
}

/** Puts on all that can only be changed for all windows of the process: nothing changes for those that are not the model's. */
export function applySharedPatches(patches: Patches): void {
  patchEvents(patches);
  patchScripts(patches);
  patchFrames(patches);
  patchNames(patches);
  patchLinks(patches);
  patchHead(patches);
  patchImages(patches);
  patchStyleSheets(patches);
  patchFiles(patches);
  patchLater(patches);
  patchEntries(patches);
  patchSelectorMethods(patches);
}

/** Each window of the model holds them while it is there. jsdom has these in modules that all windows share. */
export const sharedPatches: HeldPatches = new HeldPatches(applySharedPatches);
