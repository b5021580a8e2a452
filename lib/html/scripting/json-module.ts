import type { ModuleText } from '../../ecmascript/modules/module-text.ts';

// ECMAScript, CreateDefaultExportSyntheticModule.
// https://tc39.es/ecma262/#sec-create-default-export-synthetic-module
export function jsonModule(url: string, value: unknown): ModuleText {
  return {
    url,
    requests: [],
    importEntries: [],
    localExports: new Map([['default', '*default*']]),
    indirectExports: [],
    starExports: [],
    hasTopLevelAwait: false,
    instantiate: () => ({ getters: { default: () => value }, run: () => undefined }),
  };
}
