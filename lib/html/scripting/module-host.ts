import type { ModuleRealm } from '../../ecmascript/modules/module-record.ts';
import type { ModuleText } from '../../ecmascript/modules/module-text.ts';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { HostResponse } from '../../fetch/response.ts';

/** What the modules of one window need of its host. */
export interface ModuleHost {
  readonly realm: ModuleRealm;
  readonly scripts: ScriptExecution;
  /** Throws a SyntaxError of the realm, with its place, for what is no module. */
  compile(source: string, url: string): ModuleText;
  /** Throws a SyntaxError of the realm. */
  parseJSON(source: string): unknown;
  /** Asks for a module. Rejects where no answer came. */
  fetch(url: string, crossOrigin: string | null): Promise<HostResponse>;
  /** What `import.meta` is; `resolve` is a function of the realm. */
  createMeta(url: string, resolve: (specifier: string) => string): object;
  /** The document was destroyed. */
  isGone(): boolean;
  reportException(error: unknown): void;
  /** Writes to the console of the page. */
  warn(message: string): void;
}
