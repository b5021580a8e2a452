import type { BareGlobal } from './global.ts';

/**
 * Runs code as a script of the window and returns its completion value. Names are looked up on the window first, and never
 * reach the globals of the surroundings. DIVERGES, for want of a realm: `var` and `function` at the top stay local to one run,
 * and an undeclared name reads as undefined.
 */
export function evaluate(global: BareGlobal, window: object, code: string, filename: string | undefined): unknown {
  const outside = new Proxy(Object.create(null), {
    // The wrapper below finds its own arguments; every other name ends here.
    has: (_target, name) => name !== 'arguments',
    get: () => undefined,
    set: (_target, name, value) => Reflect.set(window, name, value),
  });
  const source = filename === undefined ? code : `${code}\n//# sourceURL=${filename}`;
  const enter = new Function('with (arguments[0]) with (arguments[1]) return function () { return eval(arguments[0]); };');
  const run: unknown = enter(outside, window);
  return typeof run === 'function' ? Reflect.apply(run, global.windowRecord.self, [source]) : undefined;
}
