import { compileModule, textIn } from '../../lib/hosts/page/modules/module-compiler.ts';
import type { LoadedModule, ModuleLoader } from '../../lib/html/scripting/module-loader.ts';

/** A loader of modules whose texts are given by path, and what it was asked for. */
export interface TextLoader extends ModuleLoader {
  readonly asked: string[];
}

/** `preparing` is waited for before anything is prepared. What is not there has a failure. Only `prepared` is there from the beginning. */
export function textLoader(
  texts: Readonly<Record<string, string>>,
  {
    prepared = Object.keys(texts),
    preparing = Promise.resolve(),
  }: { prepared?: readonly string[]; preparing?: Promise<void> } = {},
): TextLoader {
  const asked: string[] = [];
  const get = (id: string): LoadedModule => {
    const text = texts[id];
    if (text === undefined) return { failure: `There is no ${id}.` };
    const compiled = compileModule(text, `file://${id}`);
    return { in: (run) => textIn(compiled, run) };
  };
  return {
    asked,
    async prepare(specifier, base) {
      asked.push(`${specifier} from ${base}`);
      await preparing;
      return specifier.replace(/^\./, '');
    },
    graphOf: (id) => (prepared.includes(id) ? prepared : [id]),
    loaded: (id) => (prepared.includes(id) ? get(id) : null),
    async load(id) {
      asked.push(id);
      await Promise.resolve();
      return get(id);
    },
    close: () => Promise.resolve(),
  };
}
