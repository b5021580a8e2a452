import { KeptEntries } from '../page/kept-entries.ts';
import type { Patches } from '../page/patches.ts';
import { prototypes, type ValidityImpl } from './internals.ts';

/** Of the implementations of fields. */
export const entries: KeptEntries = new KeptEntries((field) => Reflect.get(field, '_dirtyValue'));

/** An input element, as far as its entry is concerned. */
interface InputImpl {
  readonly type: string;
  readonly value: string;
}

/** jsdom knows no bad input, and once a script has set the value of a field, that is what the user sees there. */
export function patchEntries(patches: Patches): void {
  const { set: setByJsdom, ...others } = Object.getOwnPropertyDescriptor(prototypes.input, 'value') as PropertyDescriptor;
  patches.define(prototypes.input, 'value', {
    ...others,
    set(this: object, value: unknown) {
      entries.drop(this);
      setByJsdom?.call(this, value);
    },
  });
  const { get: validityOf } = Object.getOwnPropertyDescriptor(prototypes.input, 'validity') as PropertyDescriptor;
  patches.define(prototypes.input, 'validity', {
    get(this: InputImpl) {
      const validity = validityOf?.call(this) as ValidityImpl;
      validity._state.badInput ??= () => entries.isBadInput(this);
      return validity;
    },
  });
}
