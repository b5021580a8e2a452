import type { LoadedModule, ModuleLoader } from '../../lib/html/scripting/module-loader.ts';
import { compileModule, textIn } from '../../lib/hosts/page/modules/module-compiler.ts';

/** What was asked for, and how often modules were made in windows. */
export interface CountingLoader extends ModuleLoader {
  readonly asked: string[];
  made: number;
}

/** A loader of texts by their paths, each alone, which takes a turn of the surroundings for each question. What it has not it fails to find. */
export function loaderOfTexts(texts: Readonly<Record<string, string>>): CountingLoader {
  const modules = new Map<string, LoadedModule>();
  const loader: CountingLoader = {
    asked: [],
    made: 0,
    async prepare(specifier) {
      await ask(`prepare ${specifier}`);
      const id = specifier.replace(/^\./, '');
      if (texts[id] === undefined) throw new RangeError(`There is no ${id}.`);
      get(id);
      return id;
    },
    async load(id) {
      await ask(`load ${id}`);
      return get(id);
    },
    loaded: (id) => modules.get(id) ?? null,
    graphOf: (id) => [id],
    close: () => Promise.resolve(),
  };
  const ask = async (question: string): Promise<void> => {
    loader.asked.push(question);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const get = (id: string): LoadedModule => {
    const known = modules.get(id);
    if (known !== undefined) return known;
    const text = texts[id];
    const made = text === undefined ? { failure: `There is no ${id}.` } : countedModule(loader, text, id);
    modules.set(id, made);
    return made;
  };
  return loader;
}

function countedModule(loader: CountingLoader, text: string, id: string): LoadedModule {
  const compiled = compileModule(text, `file://${id}`);
  return {
    in: (run) => {
      loader.made++;
      return textIn(compiled, run);
    },
  };
}
