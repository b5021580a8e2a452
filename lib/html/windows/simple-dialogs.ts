import { sameOriginDomain } from '../../origin/origin.ts';
import { toDOMString } from '../../webidl/conversions.ts';
import type { DialogOutcome } from '../records/dialog.ts';
import type { Document } from '../records/document.ts';

type SimpleDialog = 'alert' | 'confirm' | 'prompt';

/** `alert()`, `confirm()` and `prompt()`, with what page code called them with. Returns what they return. */
export function simpleDialog(document: Document, type: SimpleDialog, args: readonly unknown[]): unknown {
  const { realm } = document;
  const given = (index: number): string => (args[index] === undefined ? '' : toDOMString(realm, args[index]));
  // Its message is no optional one: undefined is given.
  if (type === 'alert') return alert(document, args.length === 0 ? '' : toDOMString(realm, args[0]));
  const message = given(0);
  const defaultValue = type === 'prompt' ? given(1) : '';
  return type === 'confirm' ? confirm(document, message) : prompt(document, message, defaultValue);
}

// HTML, simple dialogs, alert.
// https://html.spec.whatwg.org/multipage/#dom-alert
function alert(document: Document, message: string): void {
  // 1
  if (cannotShow(document, 'alert', message)) return;
  // 2 (as it is converted)
  // 3 to 6 (nothing is truncated)
  show(document, 'alert', message);
  // 7 (no WebDriver)
}

// HTML, simple dialogs, confirm.
// https://html.spec.whatwg.org/multipage/#dom-confirm
function confirm(document: Document, message: string): boolean {
  // 1
  if (cannotShow(document, 'confirm', message)) return false;
  // 2 to 9 (nothing is truncated, no WebDriver)
  return show(document, 'confirm', message).accepted;
}

// HTML, simple dialogs, prompt.
// https://html.spec.whatwg.org/multipage/#dom-prompt
function prompt(document: Document, message: string, defaultValue: string): string | null {
  // 1
  if (cannotShow(document, 'prompt', message)) return null;
  // 2 to 8 (nothing is truncated, no WebDriver)
  const { accepted, text } = show(document, 'prompt', message, defaultValue);
  // 9, 10
  return accepted ? text : null;
}

function show(document: Document, type: SimpleDialog, message: string, defaultValue: string = ''): DialogOutcome {
  return document.userAgent.dialogs.show(document, { type, message: withNewlines(message), defaultValue });
}

/** Whether a dialog stays away; the trace then has why. */
function cannotShow(document: Document, kind: SimpleDialog, message: string): boolean {
  const reason = whyNotShown(document);
  if (reason === null) return false;
  document.userAgent.dialogs.record(document, { kind, message: withNewlines(message), answer: 'not shown', text: null, reason });
  return true;
}

/** IMPL-DEFINED: no dialog is shown while a page of the agent is left, nor by a page that is not shown itself. */
// HTML, simple dialogs, cannot show simple dialogs.
// https://html.spec.whatwg.org/multipage/#cannot-show-simple-dialogs
function whyNotShown({ sandboxingFlags, origin, traversable, agent, active }: Document): string | null {
  // 1
  if (sandboxingFlags.has('sandboxed modals')) return 'The page is in a sandbox without allow-modals.';
  // 2
  const top = traversable.activeDocument;
  if (top !== null && !sameOriginDomain(origin, top.origin)) return 'The page is in a frame, and the tab shows another origin.';
  // 3
  if (agent.terminationNestingLevel > 0) return 'The page is being left.';
  // 4, 5
  return active ? null : 'The page is not shown.';
}

// Infra, strings, normalize newlines.
// https://infra.spec.whatwg.org/#normalize-newlines
function withNewlines(text: string): string {
  // 1, 2
  return text.replace(/\r\n?/g, '\n');
}
