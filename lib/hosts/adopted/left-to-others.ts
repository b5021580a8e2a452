import type { DeferredScript, ScriptRequest } from '../../html/records/document-host.ts';
import type { ModuleHost } from '../../html/scripting/module-host.ts';
import { notDone } from './refusals.ts';

/** What the model asks of windows that it has made, and of no other: whoever made this one loads, leaves, navigates and shows it. */
export class LeftToOthers {
  evaluate(): unknown {
    throw notDone('evaluate source text', 'Call tab.run() with a function, or the code itself: it is in your own window.');
  }

  run(): unknown {
    return this.evaluate();
  }

  get moduleHost(): ModuleHost {
    throw notDone('import a module', 'Import it yourself: its globals are those of your own window.');
  }

  /** Whoever made the window tells of what its listeners throw. */
  fireException(): boolean {
    return false;
  }

  fireRejection(): boolean {
    return false;
  }

  scriptsOf(): readonly ScriptRequest[] {
    return [];
  }

  parse(): readonly DeferredScript[] {
    return [];
  }

  fire(): boolean {
    return true;
  }

  listensTo(): boolean {
    return false;
  }

  setReadyState(): void {}
  becomeEventTarget(): void {}
  fireFrameLoad(): void {}
  setURL(): void {}
  replaceDocument(): void {}
}
