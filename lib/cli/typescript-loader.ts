import { StorageloomError } from '../infra/failure.ts';

/** What loads TypeScript here. Specs pass their own. */
export interface TypeScriptSupport {
  /** The process can import TypeScript as it is: Node 22.18 and later, or somebody has registered a loader. */
  readonly present: boolean;
  /** The optional peer dependency tsx: what registers it, and returns what takes that back. Rejects when it is not installed. */
  importTsx(): Promise<{ register(): () => Promise<void> }>;
}

/** Both of its loaders: a package that does not say `"type": "module"` has its TypeScript loaded as CommonJS. */
async function importTsx(): Promise<{ register(): () => Promise<void> }> {
  const [esm, cjs] = await Promise.all([import('tsx/esm/api'), import('tsx/cjs/api')]);
  return {
    register: () => {
      const [unregister, unregisterCommonJS] = [esm.register(), cjs.register()];
      return async () => {
        unregisterCommonJS();
        await unregister();
      };
    },
  };
}

/** What this very process has. That this module itself was loaded from TypeScript proves that others can be. */
export const processSupport: TypeScriptSupport = {
  present: import.meta.url.endsWith('.ts') || Boolean(Reflect.get(process.features, 'typescript')),
  importTsx,
};

/**
 * Makes sure that a file can be imported if it is TypeScript. Returns what takes that back: scenarios import while they run, too,
 * so it belongs at their end.
 *
 * @throws StorageloomError TYPESCRIPT_LOADER_MISSING when neither Node nor tsx can load it.
 */
export async function prepareTypeScript(file: string, support: TypeScriptSupport = processSupport): Promise<() => Promise<void>> {
  if (!/\.[cm]?tsx?$/.test(file) || support.present) return async () => {};
  try {
    const { register } = await support.importTsx();
    return register();
  } catch (cause) {
    throw new StorageloomError('TYPESCRIPT_LOADER_MISSING', {
      what: `${file} is TypeScript, and nothing here can load it.`,
      why: `Node loads TypeScript from 22.18 on, this is ${process.versions.node}, and the package tsx is not installed.`,
      mend: 'Install it with: npm install --save-dev tsx',
      cause,
    });
  }
}
