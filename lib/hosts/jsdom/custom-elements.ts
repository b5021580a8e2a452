import type { JsdomInsides } from './insides.ts';
import { implOf } from './internals.ts';

type Callback = (this: unknown, ...args: unknown[]) => unknown;

interface Definition {
  readonly lifecycleCallbacks: Record<string, Callback | null>;
  readonly constructor: { construct: Callback };
}

interface Registry {
  readonly _customElementDefinitions: Definition[];
  define(...args: unknown[]): void;
}

/** jsdom calls the constructors and reactions of custom elements wherever it makes, inserts and removes: each is a script of its own. */
export function installReactions({ raw, hooks, patches }: JsdomInsides): void {
  const registry = implOf<Registry>(raw._customElementRegistry) as Registry;
  const { scripts } = hooks;
  const asScript = (callback: Callback): Callback =>
    function (...args) {
      scripts.prepareToRunScript();
      try {
        return Reflect.apply(callback, this, args);
      } finally {
        scripts.cleanUpAfterRunningScript();
      }
    };
  const { define } = registry;
  const defineAsScripts = (...args: unknown[]): void => {
    Reflect.apply(define, registry, args);
    const definition = registry._customElementDefinitions.at(-1);
    if (definition === undefined) return;
    for (const [name, callback] of Object.entries(definition.lifecycleCallbacks)) {
      if (callback !== null) definition.lifecycleCallbacks[name] = asScript(callback);
    }
    definition.constructor.construct = asScript(definition.constructor.construct);
  };
  patches.assign(registry, { define: defineAsScripts });
}
