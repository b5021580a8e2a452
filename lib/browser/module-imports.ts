import { LoadedModules } from '../html/windows/loaded-modules.ts';
import type { GlobalIntrinsics } from '../ecmascript/global-intrinsics.ts';
import type { Document } from '../html/records/document.ts';
import type { ModuleLoader } from '../html/scripting/module-loader.ts';
import { StorageloomError } from '../infra/failure.ts';
import { checkedBase, checkSpecifier } from './arguments.ts';
import type { WaitOptions } from './awaited.ts';
import type { Driving } from './driving.ts';
import { cutOffLoading, noLoader } from './driving-failures.ts';
import { errorFromPage } from './evaluate.ts';
import { outcomeOf, resultOf, type Outcome } from './outcome.ts';

/** What `tab.import()` is called with. */
export interface ImportArguments {
  readonly specifier: string;
  readonly base: string | URL | undefined;
  readonly options: WaitOptions;
}

/** What runs the evaluation in the page of a tab or frame. */
export interface ImportingTasks {
  readonly navigable: { readonly name: string };
  shownDocument(cannot: string): Document;
  untilSettled<T>(
    call: string,
    label: string,
    action: (document: Document) => T,
    options: WaitOptions,
    before: () => Promise<void>,
  ): Promise<Awaited<T>>;
}

/** Whose task imports a module, and which. */
export interface ImportedModule {
  readonly document: Document;
  readonly loader: ModuleLoader;
  /** As the loader knows it. */
  readonly id: string;
  /** As it was asked for. */
  readonly specifier: string;
}

/** Where documents have their modules. */
export interface ModuleInstances {
  /** To be called in a task of the document. Answers with the namespace, or a promise of it. */
  import(module: ImportedModule): unknown;
}

/** As long as a document is there its modules are the same. */
class ModulesOfDocuments implements ModuleInstances {
  readonly #modules = new WeakMap<Document, LoadedModules>();

  import({ document, loader, id }: ImportedModule): Promise<unknown> {
    let modules = this.#modules.get(document);
    if (modules === undefined) this.#modules.set(document, (modules = new LoadedModules(document, loader)));
    return modules.import(id);
  }
}

/** `tab.import()` of the tabs of one Browser. */
export class ModuleImports {
  readonly #loader: ModuleLoader | null;
  readonly #driving: Driving;
  readonly #instances: ModuleInstances;

  /** `instances`: whoever explores may have them outlast documents. */
  constructor(loader: ModuleLoader | null, driving: Driving, instances: ModuleInstances | null = null) {
    this.#loader = loader;
    this.#driving = driving;
    this.#instances = instances ?? new ModulesOfDocuments();
  }

  /**
   * First, in real time and without page code, the loader gets the whole graph; then one task of the page evaluates it. Rejects with what a
   * module throws, as an error of the realm of whoever tests.
   */
  async import(tasks: ImportingTasks, { specifier, base, options }: ImportArguments): Promise<unknown> {
    checkSpecifier(specifier);
    const from = checkedBase(base);
    const { name } = tasks.navigable;
    const loader = this.#loader;
    if (loader === null) throw noLoader(name, specifier);
    let id = '';
    let intrinsics: GlobalIntrinsics | undefined;
    const prepare = async (): Promise<void> => {
      tasks.shownDocument('cannot import anything');
      id = loader.prepared?.(specifier, from) ?? (await this.#inTime(loader.prepare(specifier, from), specifier));
    };
    const evaluate = (document: Document): unknown => {
      intrinsics = document.userAgent.host.intrinsics;
      return this.#instances.import({ document, loader, id, specifier });
    };
    const label = `import ${specifier}`;
    const outcome = await outcomeOf(() => tasks.untilSettled('import', label, evaluate, options, prepare));
    if ('error' in outcome) throw errorFromPage(outcome.error, intrinsics);
    return outcome.value;
  }

  /** Waits for a loader, in real time: up to limits.moduleMs, and as long as the Browser is not closed. */
  async #inTime(promise: Promise<string>, specifier: string): Promise<string> {
    const { realClock, limits } = this.#driving;
    const until = realClock.now() + limits.moduleMs;
    const settled: { outcome: Outcome<string> | null } = { outcome: null };
    const there = outcomeOf(() => promise).then((outcome) => void (settled.outcome = outcome));
    while (settled.outcome === null) {
      if (this.#driving.closed) throw cutOffLoading(specifier);
      if (realClock.now() >= until) throw tooSlow(specifier, limits.moduleMs);
      const look = { wake: (): void => undefined };
      const woken = new Promise<void>((resolve) => (look.wake = resolve));
      const alarm = realClock.after(pollMs, look.wake);
      await Promise.race([there, woken]);
      alarm[Symbol.dispose]();
    }
    return resultOf(settled.outcome);
  }
}

/** How often it is looked whether the Browser was closed, in ms of real time. */
const pollMs = 20;

/** The loader did not end within that limit. */
export function tooSlow(specifier: string, moduleMs: number): StorageloomError {
  return new StorageloomError('MODULE_NOT_LOADED', {
    what: `${specifier} was not loaded.`,
    why: `The loader did not end within ${moduleMs} ms of real time, limits.moduleMs.`,
    mend: 'Look for a plugin of your Vite config that does not answer, or give it longer: limits: { moduleMs: … }.',
  });
}
