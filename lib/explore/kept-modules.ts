import type { ImportedModule, ModuleInstances } from '../browser/module-imports.ts';
import type { Document } from '../html/records/document.ts';
import type { DocumentHost } from '../html/records/document-host.ts';
import { LoadedModules } from '../html/windows/loaded-modules.ts';
import type { EvaluationWatch } from './evaluation-watch.ts';
import { comesLater, keepsSomething } from './failures.ts';
import { scheduleEnded } from './held-turns.ts';

/** The modules of one window, in all schedules in which it is shown. */
interface KeptWindow {
  readonly modules: LoadedModules;
  /** By id, once they are evaluated. */
  readonly evaluated: Map<string, Evaluated>;
  /** One of them threw: in the next schedule all are evaluated anew. */
  hasFailed: boolean;
}

interface Evaluated {
  readonly namespace: unknown;
  /** Which Storage objects the window had made by then: modules may have them. */
  readonly storages: readonly ('localStorage' | 'sessionStorage')[];
}

/** What {@link KeptModules} needs of whoever runs schedules. */
export interface KeptModulesOptions {
  /** Sees what evaluating a module does; null: the schedule that is under way is not watched. */
  watch(): EvaluationWatch | null;
  /** The schedule ends, and begins anew, watched. */
  beginWatched(): void;
  /** The search ends. */
  refuse(error: unknown): void;
}

/**
 * Modules that are evaluated once in a window: it is shown again in each schedule, and they go on in it. Those that do something when they are
 * evaluated which the next schedule would miss are refused.
 */
export class KeptModules implements ModuleInstances {
  readonly #options: KeptModulesOptions;
  /** By what stays of a window from one schedule to the next. */
  #windows = new WeakMap<DocumentHost, KeptWindow>();
  /** Names of tabs and frames, each with the id of a module that was watched there. */
  readonly #watched = new Set<string>();

  constructor(options: KeptModulesOptions) {
    this.#options = options;
  }

  /** In the next schedule all are evaluated anew. */
  forget(): void {
    this.#windows = new WeakMap();
  }

  import(module: ImportedModule): unknown {
    const { document, id } = module;
    const kept = this.#windowOf(module);
    const known = kept.evaluated.get(id);
    if (known !== undefined) {
      for (const name of known.storages) document.hooks[name]();
      return known.namespace;
    }
    this.#watch(module);
    const evaluated = (namespace: unknown): unknown => {
      kept.evaluated.set(id, { namespace, storages: storagesOf(document) });
      return namespace;
    };
    return kept.modules.import(id).then(evaluated, (error: unknown) => {
      kept.hasFailed = true;
      throw error;
    });
  }

  #windowOf({ document, loader }: ImportedModule): KeptWindow {
    const { host } = document;
    const known = this.#windows.get(host);
    const isNext = known !== undefined && known.modules.document !== document;
    if (known !== undefined && !(isNext && known.hasFailed)) {
      known.modules.document = document;
      return known;
    }
    const later = (id: string): void => this.#options.refuse(comesLater(id, made.modules.document.navigable.name));
    const made: KeptWindow = { modules: new LoadedModules(document, loader, later), evaluated: new Map(), hasFailed: false };
    this.#windows.set(host, made);
    return made;
  }

  /** It is known of a module that was watched once in a tab. */
  #watch({ document, id, specifier }: ImportedModule): void {
    const { name } = document.navigable;
    const place = `${name} ${id}`;
    if (this.#watched.has(place)) return;
    const watch = this.#options.watch();
    if (watch === null) {
      this.#options.beginWatched();
      throw scheduleEnded;
    }
    watch.begin(document, (seen) => {
      this.#watched.add(place);
      if (seen.length > 0) this.#options.refuse(keepsSomething(specifier, name, seen));
    });
  }
}

function storagesOf({ localStorageHolder, sessionStorageHolder }: Document): Evaluated['storages'] {
  return [
    ...(localStorageHolder === null ? [] : ['localStorage' as const]),
    ...(sessionStorageHolder === null ? [] : ['sessionStorage' as const]),
  ];
}
