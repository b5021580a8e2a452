import { PropertySymbol } from 'happy-dom';
import type { Insides } from './insides.ts';

/** happy-dom calls the reactions of custom elements wherever it inserts and removes, also for the parser: each is a script of its own. */
export function installReactions({ raw, hooks }: Insides): void {
  const { scripts } = hooks;
  const stack = raw[PropertySymbol.customElementReactionStack];
  const enqueueReaction: typeof stack.enqueueReaction = stack.enqueueReaction.bind(stack);
  stack.enqueueReaction = (element, callbackName, args) => {
    // Asked of each element that there is.
    if (!raw.customElements[PropertySymbol.registry].has(element.localName)) return;
    scripts.prepareToRunScript();
    try {
      enqueueReaction(element, callbackName, args);
      scripts.cleanUpAfterRunningScript();
    } catch (error) {
      scripts.cleanUpAfterRunningScript();
      hooks.reportException(error);
    }
  };
}
