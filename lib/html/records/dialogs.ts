import type { Fact } from '../../event-loop/observer.ts';
import type { Dialog, DialogOutcome } from './dialog.ts';
import type { Document } from './document.ts';
import type { UserAgent } from './user-agent.ts';

/** What the trace says of a dialog. */
export type DialogFact = Omit<Extract<Fact, { readonly type: 'dialog' }>, 'type' | 'document'>;

/** What becomes of a dialog that nobody answers. */
export const dismissed: DialogOutcome = { accepted: false, text: '' };

/** What the pages of a user agent ask its user, who answers at once: the page waits in the middle of its code. */
export class Dialogs {
  readonly #userAgent: UserAgent;

  constructor(userAgent: UserAgent) {
    this.#userAgent = userAgent;
  }

  /** Whether the user wants to leave the page. */
  answerBeforeUnload({ navigable, url }: Document): 'leave' | 'stay' {
    return this.#userAgent.options.beforeUnload?.({ name: navigable.name, url }) ?? 'leave';
  }

  /** What answers and throws ends the step, and reaches no page. */
  show(document: Document, { type, message, defaultValue }: Pick<Dialog, 'type' | 'message' | 'defaultValue'>): DialogOutcome {
    const { navigable, url } = document;
    const { options, stepFailure } = this.#userAgent;
    const dialog: Dialog = { type, message, defaultValue, tab: navigable.name, url };
    let outcome = dismissed;
    try {
      outcome = options.dialogs?.(dialog) ?? dismissed;
    } catch (error) {
      stepFailure.keep(error);
    }
    const { accepted } = outcome;
    const text = accepted && type === 'prompt' ? outcome.text : null;
    this.record(document, { kind: type, message, answer: accepted ? 'accepted' : 'dismissed', text, reason: '' });
    return outcome;
  }

  record({ id }: Document, fact: DialogFact): void {
    this.#userAgent.fact({ type: 'dialog', document: id, ...fact });
  }
}
