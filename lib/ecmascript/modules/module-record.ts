import type { ModuleBody, ModuleEnvironment, ModuleText } from './module-text.ts';

export type ModuleStatus = 'unlinked' | 'linking' | 'linked' | 'evaluating' | 'evaluating-async' | 'evaluated';

/** A promise that somebody else settles. */
export interface PromiseCapability {
  readonly promise: Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** What modules of one realm are made with. */
export interface ModuleRealm {
  readonly SyntaxError: new (message: string) => Error;
  readonly TypeError: new (message: string) => Error;
  newPromiseCapability(): PromiseCapability;
  /** ECMAScript, PerformPromiseThen, whatever page code has put on the promise. */
  performPromiseThen(promise: Promise<unknown>, onFulfilled: () => void, onRejected: (reason: unknown) => void): void;
  /** An error of a text that cannot be linked: `error` with the place in its stack. */
  at(error: Error, url: string, line: number, column: number): Error;
}

/** How far the evaluation of a module has come. ECMAScript, Cyclic Module Records, additional fields. */
export interface ModuleEvaluation {
  /** Boxed, since anything can be thrown. */
  error: { readonly value: unknown } | null;
  /** The module of its cycle that was evaluated first. */
  cycleRoot: ModuleRecord | null;
  /** When it began to be evaluated asynchronously, among all of the agent; null: it is not, or is no more. */
  asyncOrder: number | null;
  capability: PromiseCapability | null;
  readonly asyncParents: ModuleRecord[];
  pendingAsync: number;
}

/**
 * A module of one realm.
 *
 * ECMAScript, Cyclic Module Records: https://tc39.es/ecma262/#sec-cyclic-module-records
 */
export class ModuleRecord {
  readonly text: ModuleText;
  readonly realm: ModuleRealm;
  /** What its code is given, apart from the imported names. */
  readonly host: Omit<ModuleEnvironment, 'imports'>;
  status: ModuleStatus = 'unlinked';
  /** The modules of its requests, in their order; filled in when all of them are there. */
  loaded: readonly ModuleRecord[] = [];
  /** Null until it is linked. */
  body: ModuleBody | null = null;
  namespace: object | null = null;
  /** Of the namespace: what is printed of it has the values of now. Null as long as there is none. */
  showValues: (() => void) | null = null;
  /** Its place in the walk through the graph that is under way, and the lowest place that it reaches back to. */
  dfsIndex = 0;
  dfsAncestorIndex = 0;
  readonly evaluation: ModuleEvaluation = {
    error: null,
    cycleRoot: null,
    asyncOrder: null,
    capability: null,
    asyncParents: [],
    pendingAsync: 0,
  };

  constructor(text: ModuleText, realm: ModuleRealm, host: Omit<ModuleEnvironment, 'imports'>) {
    this.text = text;
    this.realm = realm;
    this.host = host;
  }

  get url(): string {
    return this.text.url;
  }
}
