import type { ModuleRealm } from '../../ecmascript/modules/module-record.ts';
import type { ModuleText } from '../../ecmascript/modules/module-text.ts';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { ModuleType } from './module-script.ts';

/** How the modules of a graph are asked for. */
export interface ModuleFetchOptions {
  /** The attribute of the element; null without. */
  readonly crossOrigin: string | null;
  /** An element asks: the document's `load` waits. */
  readonly delaysLoad: boolean;
}

/** What the modules of one window need of its host. */
export interface ModuleHost {
  readonly realm: ModuleRealm;
  readonly scripts: ScriptExecution;
  /** Throws a SyntaxError of the realm. */
  parseJSON(source: string): unknown;
  /** What `import.meta` is; `resolve` is a function of the realm. */
  createMeta(url: string, resolve: (specifier: string) => string): object;
  /** The document was destroyed. */
  isGone(): boolean;
  reportException(error: unknown): void;
  /** Writes to the console of the page. */
  warn(message: string): void;
}

/** Where modules come from that no element has in it. */
export interface ModuleSource {
  /** The module at that URL; null: it does not come. */
  fetch(url: string, type: ModuleType, options: ModuleFetchOptions): Promise<FoundModule | null>;
}

/** A module that came, and knows no window yet. */
export interface FoundModule {
  /** Where it was found, which redirects may have led to. */
  readonly url: string;
  /** Reads its text. Throws for what is no module. */
  parse(): ModuleText;
}
