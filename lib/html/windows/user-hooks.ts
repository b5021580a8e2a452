import { hasFocus } from '../focus/has-focus.ts';
import { notifyActivation } from '../navigables/user-activation.ts';
import { storageEventSlots } from '../../web-storage/storage-event.ts';
import { FrameHooks } from './frame-hooks.ts';

/** Of what a window asks of the model, what has to do with its user. */
export class UserHooks extends FrameHooks {
  visibilityState(): 'visible' | 'hidden' {
    return this.document.lifecycle.visibilityState;
  }

  hasFocus(): boolean {
    return hasFocus(this.document);
  }

  notifyActivation(): void {
    notifyActivation(this.document);
  }

  formNotSent(url: string, reason: string, isHandled: boolean): void {
    const { userAgent } = this.document;
    if (this.document.destroyed) return;
    if (isHandled) userAgent.fact({ type: 'refused', document: this.document.id, what: 'form', url, reason });
    else userAgent.notice(this.document, `The form was not sent: ${reason}.`, { what: 'form', url, reason });
  }

  storageEventDispatched(event: object): void {
    const { id, destroyed, userAgent } = this.document;
    if (destroyed) return;
    const { key, oldValue, newValue } = storageEventSlots(event) ?? { key: null, oldValue: null, newValue: null };
    userAgent.fact({ type: 'event-dispatched', document: id, key, oldValue, newValue });
  }

  userActivation(): object {
    return this.document.interfaces.userActivation;
  }

  storageManager(): object {
    return this.document.interfaces.storageManager;
  }

  lockManager(): object {
    return this.document.interfaces.lockManager;
  }
}
