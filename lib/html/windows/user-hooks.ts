import { hasFocus } from '../focus/has-focus.ts';
import { notifyActivation } from '../navigables/user-activation.ts';
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

  userActivation(): object {
    return this.document.interfaces.userActivation;
  }
}
