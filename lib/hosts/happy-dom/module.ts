export type Namespace = Record<string, unknown>;

/** One module of a window's module map. */
export interface Module {
  readonly url: string;
  readonly requests: readonly { readonly url: string; readonly type: string }[];
  readonly execute: (imports: Map<string, Namespace>) => Promise<unknown>;
  readonly namespace: Namespace;
  /** What the requests led to; empty until linked. */
  imports: readonly Module[];
  evaluation: Promise<void> | null;
  /** One of its imports leads back to it. */
  isCyclic: boolean;
  /** Reads the imported names once more. */
  rebind: (() => void) | null;
}

/** The modules of one window. */
export interface ModuleMap {
  /** Fetches a module and all that it imports. Rejects with a TypeError of the realm, or the SyntaxError of one of the texts. */
  fetch(url: string): Promise<Module>;
  /** A module whose text stands in the document. */
  inline(source: string, base: string): Promise<Module>;
  /** Evaluates a module after those that it imports. Rejects with what the first failing one threw. */
  evaluate(module: Module): Promise<void>;
  /** `import()` of the page. */
  importFrom(base: string, specifier: unknown): Promise<Namespace>;
}
