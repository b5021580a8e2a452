import type { Patches } from '../page/patches.ts';
import { fetchAndProcess, isStyleSheet } from '../page/style-sheets.ts';
import { asAnyElement, patchMethods } from './element-methods.ts';

/** jsdom's link element loads from the network. Here its style sheet is asked for, and `load` of the document waits for it. */
export function patchStyleSheets(patches: Patches): void {
  patchMethods(patches, 'link', {
    _attach: (insides, element, impl, args) => {
      asAnyElement(impl, '_attach', args);
      if (isStyleSheet(element)) fetchAndProcess(insides, insides.fetchedSheets, element);
    },
    _detach: (insides, element, _impl, _args, original) => {
      original();
      insides.fetchedSheets.delete(element);
    },
    _attrModified: (insides, element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      const [name] = args;
      const { _relList: list } = impl as { readonly _relList?: { attrModified(): void } };
      if (name === 'rel') list?.attrModified();
      const isRelevant = /^(?:href|rel|crossorigin|type)$/.test(String(name));
      if (isRelevant && impl._attached && isStyleSheet(element)) fetchAndProcess(insides, insides.fetchedSheets, element);
    },
  });
}
