import type { PageInsides } from '../insides.ts';
import { withImportFunction } from './dynamic-imports.ts';

/** What stands around the body of a function that is made of texts. */
const head = '(function () {\n';
const tail = '\n})';

/**
 * Makes `import()` in what `Function` of a window makes of texts find the modules of its document: in `new Function('return import("/x")')`,
 * and in handlers that jsdom makes so.
 */
export function installFunctionConstructor({ raw, realm, patches }: PageInsides): void {
  const { functionPrototype } = realm;
  const Function = functionPrototype.constructor as FunctionConstructor;
  const rewritten = (args: readonly unknown[]): unknown[] => {
    // All but the last name parameters.
    const body = args.at(-1);
    return typeof body === 'string' ? [...args.slice(0, -1), bodyOf(body, raw)] : [...args];
  };
  const value: object = new Proxy(Function, {
    apply: (_, self, args) => Reflect.apply(Function, self, rewritten(args)) as object,
    construct: (_, args, newTarget) => Reflect.construct(Function, rewritten(args), newTarget === value ? Function : newTarget),
  });
  patches.values(raw, { Function: value }, false);
  patches.values(functionPrototype, { constructor: value }, false);
}

function bodyOf(body: string, window: PageInsides['raw']): string {
  return withImportFunction(`${head}${body}${tail}`, window.location.href, window).slice(head.length, -tail.length);
}
