import type { Tab } from '../browser/browser.ts';

/** Loads the code of a lesson's page into a tab, as one task; its functions are globals of the page, as those of a script are. */
export async function load(tab: Tab, code: string): Promise<void> {
  const functions = [...code.matchAll(/^(?:async )?function (\w+)/gm)].map(([, name]) => name);
  // A host without HTML evaluates text in a scope of its own.
  await tab.evaluate(`${code}\nObject.assign(globalThis, { ${functions.join(', ')} }); void 0;`);
}

/** A call of a function that {@link load} has put there, for `tab.run` and `tab.start`: the timeline shows it as it is written here. */
export function calling(name: string, ...args: readonly unknown[]): (window: object) => unknown {
  const action = (window: object): unknown => (Reflect.get(window, name) as (...given: readonly unknown[]) => unknown)(...args);
  return Object.defineProperty(action, 'name', { value: `${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})` });
}
