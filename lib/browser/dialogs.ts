import type { Dialog, DialogOutcome } from '../html/records/dialog.ts';
import { dismissed } from '../html/records/dialogs.ts';
import { dropAnswer, isThenable, kindOf, kindOfThrown, shown, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Printer } from './printer.ts';

/**
 * What the user does with a dialog: `accept` or true, its OK, with what the field of a prompt holds already; `{ text }`, its OK with
 * another text in the field of a prompt; `dismiss` or false, its Cancel.
 */
export type DialogAnswer = 'accept' | 'dismiss' | boolean | { readonly text: string };

/**
 * The option `dialogs` of a Browser: always the same, or as a function of the dialog says, at once. To an alert and to printing there
 * is nothing to answer, so the function may return nothing.
 */
export type Dialogs = 'accept' | 'dismiss' | ((dialog: Dialog) => DialogAnswer | undefined);

/** What becomes of each dialog. What it throws is a StorageloomError DIALOG_FAILED. */
export function answererOf(dialogs: Dialogs | undefined, printer: Printer): (dialog: Dialog) => DialogOutcome {
  if (dialogs === undefined) return (dialog) => unanswered(dialog, printer);
  if (dialogs === 'dismiss') return () => dismissed;
  if (dialogs === 'accept') return acceptedAsItIs;
  return (dialog) => outcomeOf(dialog, askedOf(dialogs, dialog));
}

const acceptedAsItIs = ({ defaultValue }: Dialog): DialogOutcome => ({ accepted: true, text: defaultValue });

function unanswered(dialog: Dialog, printer: Printer): DialogOutcome {
  const { type, message } = dialog;
  printer.once(
    `${type} ${message}`,
    `${nameOf(dialog)} was dismissed: nobody answers. Say so with new Browser({ dialogs: 'dismiss' }), or give 'accept' or a function.`,
  );
  return dismissed;
}

function askedOf(dialogs: (dialog: Dialog) => unknown, dialog: Dialog): unknown {
  try {
    return dialogs(dialog);
  } catch (cause) {
    throw failed(dialog, `It threw ${kindOfThrown(cause)}`, "Mend it, or give 'accept' or 'dismiss'", { cause });
  }
}

function outcomeOf(dialog: Dialog, answer: unknown): DialogOutcome {
  const { type } = dialog;
  const isQuestion = type === 'confirm' || type === 'prompt';
  if (answer === 'accept' || answer === true) return acceptedAsItIs(dialog);
  if (answer === 'dismiss' || answer === false || (answer === undefined && !isQuestion)) return dismissed;
  if (typeof answer !== 'object' || answer === null) {
    throw failed(dialog, `It answered ${answer === undefined ? 'nothing' : told(answer)}`, howTo(type));
  }
  if (isThenable(answer)) {
    dropAnswer(answer);
    throw failed(dialog, 'It answered a promise, and the page waits for the answer in the middle of its code', atOnce);
  }
  const text = textOf(dialog, answer);
  if (type === 'prompt' && typeof text === 'string') return { accepted: true, text };
  throw failed(dialog, `It answered ${type === 'prompt' ? `${kindOf(answer)} without a text` : kindOf(answer)}`, howTo(type));
}

/** Undefined: it has none. */
function textOf(dialog: Dialog, answer: object): unknown {
  try {
    return Reflect.get(answer, 'text');
  } catch (cause) {
    const why = `It answered an object that cannot be read, as that threw ${kindOfThrown(cause)}`;
    throw failed(dialog, why, howTo(dialog.type), { cause });
  }
}

const atOnce = 'Return the answer itself: what it depends on has to be there before';

function howTo(type: Dialog['type']): string {
  return type === 'prompt' ? "Return 'accept', 'dismiss' or { text: 'Ada' }" : "Return 'accept' or 'dismiss'";
}

function failed(dialog: Dialog, why: string, mend: string, cause: { readonly cause?: unknown } = {}): StorageloomError {
  const what = `The function dialogs of new Browser() did not answer ${nameOf(dialog)}.`;
  return new StorageloomError('DIALOG_FAILED', { what, why: `${why}.`, mend: `${mend}.`, ...cause });
}

/** `confirm 'Sure?' of tab1`. */
function nameOf({ type, message, tab }: Dialog): string {
  return type === 'print' ? `print of ${tab}` : `${type} ${shown(message)} of ${tab}`;
}
