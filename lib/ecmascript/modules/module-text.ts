/** One specifier that a module asks for, in `import … from` and `export … from`, with its import attributes. */
export interface ModuleRequest {
  readonly specifier: string;
  /** The attribute `type`; null where it has none. */
  readonly type: string | null;
  /** Keys of all other attributes, of which no host knows any. */
  readonly unknownAttributes: readonly string[];
}

/** A place in the text of a module; line and column count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** ECMAScript, ImportEntry Record: https://tc39.es/ecma262/#importentry-record */
export interface ImportEntry {
  /** Number of its request. */
  readonly request: number;
  /** Null: the namespace of the module. */
  readonly importName: string | null;
  readonly localName: string;
  readonly place: TextPlace;
}

/** `export { importName as exportName } from`. ECMAScript, ExportEntry Record: https://tc39.es/ecma262/#exportentry-record */
export interface IndirectExportEntry {
  readonly request: number;
  /** Null: the namespace of the module. */
  readonly importName: string | null;
  readonly exportName: string;
  readonly place: TextPlace;
}

/** The values of the names that a module exports, each read when it is asked for. */
export type Getters = Readonly<Record<string, () => unknown>>;

/** What the code of a module is given. */
export interface ModuleEnvironment {
  /** Has the imported names as accessors. */
  readonly imports: object;
  /** What `import.meta` is; asked once, when it is first read. */
  meta(): object;
  /** What `import()` in it does. */
  dynamicImport(specifier: unknown, options?: unknown): Promise<unknown>;
}

/** A module whose names are there and whose functions can be called: its environment is initialized. */
export interface ModuleBody {
  /** Of the local exports, by exported name. */
  readonly getters: Getters;
  /** Runs the code. With top-level await: a promise for its end. */
  run(): unknown;
}

/** The parsed text of a module. ECMAScript, Source Text Module Records: https://tc39.es/ecma262/#sec-source-text-module-records */
export interface ModuleText {
  readonly url: string;
  readonly requests: readonly ModuleRequest[];
  readonly importEntries: readonly ImportEntry[];
  /** Local name by exported name, in the order of the text. */
  readonly localExports: ReadonlyMap<string, string>;
  readonly indirectExports: readonly IndirectExportEntry[];
  /** Numbers of the requests of `export * from`. */
  readonly starExports: readonly number[];
  /** It awaits at its top level. */
  readonly hasTopLevelAwait: boolean;
  instantiate(environment: ModuleEnvironment): ModuleBody;
}
