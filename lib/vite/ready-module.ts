import remapping from '@jridgewell/remapping';
import type { ModuleEnvironment, ModuleText } from '../ecmascript/modules/module-text.ts';
import { textIn, type CompiledModule } from '../hosts/page/modules/module-compiler.ts';
import type { ReadyModule } from '../html/scripting/module-loader.ts';
import type { ModuleFile } from '../infra/module-files.ts';
import { requestedId } from './module-id.ts';

/** A module of Vite's for any window: it asks for others by their ids. `file`: null for what stands in none. */
export function readyModule(id: string, compiled: CompiledModule, file: ModuleFile | null = null): ReadyModule {
  const requested = (specifier: string): string => {
    const found = requestedId(specifier, id);
    return found === null ? specifier : encodeURI(found);
  };
  const requests = compiled.requests.map((request) => ({ ...request, specifier: requested(request.specifier) }));
  const withRequests = { ...compiled, requests };
  const given = (environment: ModuleEnvironment): ModuleEnvironment => withIds(environment, requested);
  return {
    ...(file === null ? {} : { file }),
    in: (run): ModuleText => textIn(withRequests, run, given),
  };
}

function withIds(
  { imports, meta, dynamicImport }: ModuleEnvironment,
  requested: (specifier: string) => string,
): ModuleEnvironment {
  return {
    imports,
    meta,
    dynamicImport: (specifier, options) =>
      dynamicImport(typeof specifier === 'string' ? requested(specifier) : specifier, options),
  };
}

/** One source map of two: from the code that runs to what Vite made, and from there to the file. */
export function composed(ours: object, vites: object): string {
  type Input = Parameters<typeof remapping>[0];
  return remapping([ours, vites] as Input, () => null).toString();
}
