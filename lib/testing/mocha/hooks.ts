import type { Plug } from '../plug/plug.ts';
import type { ImportPackage } from './made-window.ts';
import { Installation, type MochaOptions } from './installation.ts';

/** What is used of a suite of mocha's. */
export interface Suite {
  readonly file?: string | undefined;
  readonly suites: readonly Suite[];
  afterAll(title: string, hook: () => Promise<void>): unknown;
}

/** What mocha calls a hook with. */
export interface HookContext {
  readonly test?: { readonly parent?: Suite | undefined } | undefined;
  readonly currentTest?: { readonly state?: string | undefined } | undefined;
}

/** What a module that mocha requires exports as `mochaHooks`. */
export interface RootHooks {
  beforeAll(this: HookContext): Promise<void>;
  afterEach(this: HookContext): Promise<void>;
  afterAll(): Promise<void>;
}

/** Where the hooks run. */
export interface Place {
  readonly global: object;
  readonly process: { readonly env: Readonly<Record<string, string | undefined>>; readonly argv: readonly string[] };
  print(text: string): void;
  readonly load?: ImportPackage;
}

/** Installs before any test file is loaded, since modules read storage while they are. Rejects as {@link Installation.of} does. */
export async function installHooks(options: MochaOptions, place: Place): Promise<RootHooks> {
  const install = (): Promise<Installation> => Installation.of(place.global, options, place.load);
  let installed: Installation | null = await install();
  return {
    async beforeAll() {
      installed ??= await install();
      const { plug } = installed;
      endFiles(this.test?.parent, options.reset === 'test' ? async () => undefined : () => beginAnew(plug));
    },
    async afterEach() {
      if (installed === null) return;
      const { plug } = installed;
      // Before its tabs are closed, which would be the last steps.
      const report = this.currentTest?.state === 'failed' ? plug.report() : '';
      if (report !== '') place.print(report);
      await plug.endTest();
    },
    async afterAll() {
      if (installed === null) return;
      if (runsAgain(place) && !installed.plug.tab.closed) return beginAnew(installed.plug);
      const ended = installed;
      installed = null;
      await ended[Symbol.asyncDispose]();
    },
  };
}

/** Unless a test has closed the Browser. */
async function beginAnew({ tab, browser }: Plug): Promise<void> {
  if (!tab.closed) await browser.reset();
}

/**
 * Whether test files will be loaded after these hooks, in the same process: then their modules have to find the tab while they are loaded.
 * Workers of `--parallel` end with all of it.
 */
function runsAgain({ process: { env, argv } }: Place): boolean {
  return env['MOCHA_WORKER_ID'] !== undefined || argv.includes('--watch') || argv.includes('-w');
}

/** After the last suite of each test file but the last, in a process that runs several. */
function endFiles(root: Suite | undefined, end: () => Promise<void>): void {
  const { suites = [] } = root ?? {};
  for (const [index, suite] of suites.entries()) {
    const next = suites[index + 1];
    if (next !== undefined && next.file !== suite.file) suite.afterAll('storageloom: the test file ends', end);
  }
}
