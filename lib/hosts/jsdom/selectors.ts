import type { Patches } from '../page/patches.ts';
import { requireSelector } from '../page/selectors.ts';
import { patchMethods } from './element-methods.ts';

/** jsdom looks at a selector as far as the elements of the page need it: what is wrong behind that is not refused. */
export function patchSelectorMethods(patches: Patches): void {
  for (const name of ['document', 'fragment', 'anyElement'] as const) {
    const methods = name === 'anyElement' ? ['closest', 'matches'] : [];
    for (const method of ['querySelector', 'querySelectorAll', ...methods]) {
      patchMethods(patches, name, {
        [method]: (insides, _element, _impl, [selectors], original) => {
          requireSelector(insides, selectors);
          return original();
        },
      });
    }
  }
}
