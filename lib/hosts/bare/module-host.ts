import type { ModuleRealm } from '../../ecmascript/modules/module-record.ts';
import type { ModuleHost } from '../../html/scripting/module-host.ts';
import type { BareGlobal } from './global.ts';

/** What modules of a bare window are made with. Its page has none of its own. */
export class BareModuleHost implements ModuleHost {
  readonly #global: BareGlobal;

  constructor(global: BareGlobal) {
    this.#global = global;
  }

  /** Bare windows share intrinsics. */
  get realm(): ModuleRealm {
    return this.#global.intrinsics.moduleRealm;
  }

  get scripts(): ModuleHost['scripts'] {
    return this.#global.scripts;
  }

  parseJSON(source: string): unknown {
    return this.#global.intrinsics.values.JSON.parse(source);
  }

  createMeta(url: string, resolve: (specifier: string) => string): object {
    const meta: object = Object.create(null);
    return Object.assign(meta, { url, resolve: (specifier: unknown) => resolve(String(specifier)) });
  }

  isGone(): boolean {
    return this.#global.destroyed;
  }

  reportException(error: unknown): void {
    this.#global.hooks.reportException(error);
  }

  warn(message: string): void {
    const { warn } = this.#global.hooks.console() as { warn(text: string): void };
    warn(message);
  }
}
