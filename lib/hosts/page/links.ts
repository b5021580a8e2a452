import { canParseURL } from '../../infra/can-parse-url.ts';
import type { NavigateOptions } from '../../html/records/document-hooks.ts';
import type { PageElement } from './elements.ts';
import type { Entries } from './entry-list.ts';
import type { PageInsides } from './insides.ts';
import { interactivelyValidate, type Control, type Focus } from './validation.ts';

const link = { cause: 'link', replace: false } as const;

/** The model decides what becomes of targets, of `rel` and of `javascript:`. DIVERGES: nothing is downloaded. */
export function followHyperlink(element: PageElement, { hooks }: PageInsides): void {
  const href = element.getAttribute('href');
  const base = element.ownerDocument.baseURI;
  if (href === null || element.hasAttribute('download') || !canParseURL(href, base)) return;
  hooks.follow(new URL(href, base).href, getTarget(element), element.getAttribute('rel'), link);
}

// HTML, links, get an element's target.
// https://html.spec.whatwg.org/multipage/#get-an-element's-target
function getTarget(element: PageElement, submitterTarget: string | null = null): string {
  // 1
  const ofBase = (): string => element.ownerDocument.querySelector('base[target]')?.getAttribute('target') ?? '';
  const target = submitterTarget ?? element.getAttribute('target') ?? ofBase();
  // 2 (a sign of markup that was left open)
  if (/[\t\n]/.test(target) && target.includes('<')) return '_blank';
  // 3
  return target;
}

/** Whether what was entered may be sent. Otherwise the first control that is not valid gets the focus. */
function isReady(form: PageElement, submitter: PageElement | null, insides: PageInsides, focus: Focus): boolean {
  if (insides.init.forms === false) return false;
  if (form.hasAttribute('novalidate') || submitter?.hasAttribute('formnovalidate') === true) return true;
  const action = form.getAttribute('action') ?? '';
  return interactivelyValidate(form, actionURL(action, insides)?.href ?? action, insides, focus);
}

/** `requestSubmit()`, and what a click on a button of the form does. `byUser`: the user's way to give the focus; then the event is trusted. */
export function requestSubmit(form: PageElement, submitter: PageElement | null, insides: PageInsides, byUser?: Focus): void {
  if (!isReady(form, submitter, insides, byUser ?? focusByScript)) return;
  if (insides.elements.fireSubmit(form, submitter, byUser !== undefined)) submitForm(form, submitter, insides);
}

function focusByScript(control: Control): void {
  control.focus();
}

/** Where a form leads. Null: nowhere, it does not parse. */
function actionURL(action: string, { raw: { document } }: PageInsides): URL | null {
  if (!canParseURL(action, document.baseURI)) return null;
  return new URL(action === '' ? document.URL : action, document.baseURI);
}

// HTML, forms, form submission algorithm.
// https://html.spec.whatwg.org/multipage/#form-submission-algorithm
export function submitForm(form: PageElement, submitter: PageElement | null, insides: PageInsides): void {
  const { hooks, init, elements, formEntries } = insides;
  const attribute = (name: string): string => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  // 1 (what else may not be is the model's)
  if (!form.isConnected || init.forms === false) return;
  // 2 to 5 (the caller's, and step 7 knows step 2)
  // 6 to 8
  const entries = formEntries.listOf(form, submitter);
  // 9
  if (entries === null || !form.isConnected) return;
  // 10
  const method = attribute('method').toLowerCase();
  // 11
  if (method === 'dialog') {
    const dialog = form.closest('dialog');
    if (dialog !== null) elements.closeDialog(dialog, submitter?.getAttribute('value') ?? undefined);
    return;
  }
  // 12
  const action = attribute('action');
  // 13, 14 (below, once it parses)
  // 15
  const url = actionURL(action, insides);
  if (url === null) return;
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

// HTML, forms, convert to a list of name-value pairs.
// https://html.spec.whatwg.org/multipage/#convert-to-a-list-of-name-value-pairs
function pairs(entries: Entries): [string, string][] {
  // 1 to 3
  return entries.map(([name, value]) => [withNewlines(name), withNewlines(typeof value === 'string' ? value : value.name)]);
}

function withNewlines(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n');
}

function encode(entries: Entries, enctype: string, random: () => number): { body: string; contentType: string } {
  if (enctype === 'text/plain') {
    const lines = pairs(entries).map(([name, value]) => `${name}=${value}\r\n`);
    return { body: lines.join(''), contentType: 'text/plain' };
  }
  if (enctype !== 'multipart/form-data') {
    return { body: new URLSearchParams(pairs(entries)).toString(), contentType: 'application/x-www-form-urlencoded' };
  }
  return encodeMultipart(entries, random);
}

/** DIVERGES: of a file only its name is sent. */
export function encodeMultipart(entries: Entries, random: () => number): { body: string; contentType: string } {
  const boundary = `----storageloom${Math.floor(random() * 2 ** 48).toString(16)}`;
  const quoted = (text: string): string => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
  const parts = pairs(entries).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}
