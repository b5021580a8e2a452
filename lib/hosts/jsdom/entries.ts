import { KeptEntries } from '../page/kept-entries.ts';
import type { Patches } from '../page/patches.ts';
import { prototypes } from './internals.ts';

/** Of the implementations of fields. */
export const entries: KeptEntries = new KeptEntries((field) => Reflect.get(field, '_dirtyValue'));

/** Once a script has set the value of a field, it is what the user sees there. */
export function patchEntries(patches: Patches): void {
  const { set: setByJsdom, ...others } = Object.getOwnPropertyDescriptor(prototypes.input, 'value') as PropertyDescriptor;
  patches.define(prototypes.input, 'value', {
    ...others,
    set(this: object, value: unknown) {
      entries.drop(this);
      setByJsdom?.call(this, value);
    },
  });
}
