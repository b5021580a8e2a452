import { createRequire } from 'node:module';
import { StorageloomError } from '../../infra/failure.ts';

export type Emulator = 'happy-dom' | 'jsdom';

/** A window that was made for a test file, and how it ends. */
export interface MadeWindow {
  readonly window: object;
  close(): Promise<void>;
}

/** What is used of the packages. */
interface Packages {
  readonly 'happy-dom': {
    readonly Window: new (options: { readonly url: string }) => { readonly happyDOM: { close(): Promise<void> } };
  };
  readonly jsdom: {
    readonly JSDOM: new (
      markup: string,
      options: { readonly url: string; readonly pretendToBeVisual: true },
    ) => { readonly window: { close(): void } };
  };
}

/** Imports a package. Specs pass their own, to stand for one that is missing. */
export type ImportPackage = (name: Emulator) => Promise<unknown>;

const importInstalled: ImportPackage = async (name) =>
  name === 'happy-dom' ? import('happy-dom') : (createRequire(import.meta.url)('jsdom') as unknown);

/** A new window of that emulator. Rejects with HOST_MISSING when its package is not installed. */
export async function makeWindow(name: Emulator, url: string, load: ImportPackage = importInstalled): Promise<MadeWindow> {
  if (name === 'happy-dom') {
    const { Window } = await loaded(name, load);
    const window = new Window({ url });
    return { window, close: () => window.happyDOM.close() };
  }
  const { JSDOM } = await loaded(name, load);
  const { window } = new JSDOM('<!doctype html>', { url, pretendToBeVisual: true });
  return { window, close: async () => window.close() };
}

async function loaded<const N extends Emulator>(name: N, load: ImportPackage): Promise<Packages[N]> {
  try {
    return (await load(name)) as Packages[N];
  } catch (cause) {
    throw new StorageloomError('HOST_MISSING', {
      what: `No window can be made by ${name}.`,
      why: `The package ${name} cannot be loaded; it is an optional peer of storageloom.`,
      mend: `Install it with: npm install --save-dev ${name}`,
      cause,
    });
  }
}
