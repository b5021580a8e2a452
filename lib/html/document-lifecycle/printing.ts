import type { Document } from '../records/document.ts';

/** `window.print()`: at once, or when the page has loaded. */
// HTML, printing, print.
// https://html.spec.whatwg.org/multipage/#dom-print
export function print(document: Document): void {
  const { lifecycle, active, destroyed } = document;
  // 1, 2
  if (destroyed || !active) return;
  // 3
  if (lifecycle.unloadCounter > 0) return;
  // 4
  if (lifecycle.loaded) printingSteps(document);
  // 5
  else lifecycle.printWhenLoaded = true;
}

/**
 * The user sees what would be printed, and prints it or not: between `beforeprint` and `afterprint`, at the window and those of the
 * frames in it.
 *
 * HTML, printing: https://html.spec.whatwg.org/multipage/#printing-steps
 */
export function printingSteps(document: Document): void {
  const { userAgent, sandboxingFlags } = document;
  if (sandboxingFlags.has('sandboxed modals')) {
    const reason = 'The page is in a sandbox without allow-modals.';
    userAgent.dialogs.record(document, { kind: 'print', message: '', answer: 'not shown', text: null, reason });
    return;
  }
  fire(document, 'beforeprint');
  if (!document.destroyed) userAgent.dialogs.show(document, { type: 'print', message: '', defaultValue: '' });
  fire(document, 'afterprint');
}

function fire(document: Document, type: 'beforeprint' | 'afterprint'): void {
  if (document.destroyed) return;
  document.host.fire(type);
  for (const { activeDocument } of [...document.children.list]) if (activeDocument !== null) fire(activeDocument, type);
}
