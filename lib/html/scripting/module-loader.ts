import type { ModuleText } from '../../ecmascript/modules/module-text.ts';
import type { ModuleFile } from '../../infra/module-files.ts';
import type { CompiledScript } from './compiled-script.ts';

/** A module that a loader has got, or why it has not. */
export type LoadedModule = ReadyModule | FailedModule;

/** A module of no window, ready to be made in any. */
export interface ReadyModule {
  /** What its code stands in, as stacks have it; absent: in no file. */
  readonly file?: ModuleFile;
  /** Its parts in a window, where `run` runs what was compiled. */
  in(run: (script: CompiledScript) => unknown): ModuleText;
}

export interface FailedModule {
  /** A sentence. */
  readonly failure: string;
}

/**
 * Where `tab.import()` gets modules from, for all tabs that ask: `vite()` of `storageloom/vite` makes one. Each module has an id: a path,
 * with a query where one belongs to it, that stands for it in the texts of the modules that import it.
 */
export interface ModuleLoader {
  /**
   * Finds a module, and gets it and all that it imports statically. Answers with its id. `base`: the path or `file:` URL of whoever asks;
   * null: nobody says. Takes real time, and runs no code of a page. Rejects with MODULE_NOT_LOADED or LOADER_FAILED.
   */
  prepare(specifier: string, base: string | null): Promise<string>;
  /** What {@link prepare} would answer, where that is known at once; null where it is not. Throws what it would reject with. Default: never known. */
  prepared?(specifier: string, base: string | null): string | null;
  /** The module of that id, where it was got already with all that it imports statically; null where it was not. */
  loaded(id: string): LoadedModule | null;
  /** Ids of the module and of all that it imports statically, where they were got. */
  graphOf(id: string): Iterable<string>;
  /** Gets it, and all that it imports statically. */
  load(id: string): Promise<LoadedModule>;
  /** Gives back what it holds. */
  close(): Promise<void>;
}
