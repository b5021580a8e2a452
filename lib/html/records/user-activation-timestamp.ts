/**
 * What a Window knows of what its user did last. Of history actions nothing is kept: no algorithm of the model asks for them.
 *
 * HTML, tracking user activation: https://html.spec.whatwg.org/multipage/#user-activation-data-model
 */
export class UserActivationTimestamp {
  /** HTML's last activation timestamp, in ms of virtual time: Infinity when there was none, -Infinity once it was consumed. */
  last: number = Infinity;
}
