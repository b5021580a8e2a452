import { badArgument } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { checkPlugOptions } from '../plug/check-options.ts';
import { hasWindow } from '../plug/has-window.ts';
import { Plug, type PlugOptions } from '../plug/plug.ts';
import { fillGlobal } from './filled-global.ts';
import { makeWindow, type Emulator, type ImportPackage } from './made-window.ts';

/** What mocha's plug can be told, beside the options of all plugs. */
export interface MochaOptions extends PlugOptions {
  /**
   * Makes a window of this emulator, at `url`, and fills the global with it. Default: none; the global has been filled with one already, as
   * by `@happy-dom/global-registrator` or `global-jsdom`.
   */
  readonly emulator?: Emulator;
}

/** Where a window is that has to be somewhere. */
const defaultURL = 'http://localhost/';

/** A global whose window is a tab. */
export class Installation implements AsyncDisposable {
  readonly plug: Plug;
  readonly #takeDown: () => Promise<void>;

  private constructor(plug: Plug, takeDown: () => Promise<void>) {
    this.plug = plug;
    this.#takeDown = takeDown;
  }

  /** Rejects with NO_PLUG where there is no window, BAD_OPTION, HOST_MISSING, and as `new Plug()` throws. */
  static async of(global: object, options: MochaOptions, load?: ImportPackage): Promise<Installation> {
    const { emulator, ...plugOptions } = checked(options);
    if (emulator === undefined) {
      if (!hasWindow(global)) throw withoutWindow();
      return new Installation(new Plug(global, plugOptions), async () => undefined);
    }
    if (hasWindow(global)) throw withTwo(emulator);
    const url = String(plugOptions.url ?? defaultURL);
    const { window, close } = await makeWindow(emulator, url, load);
    const filled = fillGlobal(global, window);
    const takeDown = async (): Promise<void> => {
      filled[Symbol.dispose]();
      await close();
    };
    try {
      return new Installation(new Plug(global, { ...plugOptions, url }), takeDown);
    } catch (error) {
      await takeDown();
      throw error;
    }
  }

  /** Gives the window back; one that was made here goes. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.plug.dispose();
    await this.#takeDown();
  }
}

function checked(options: MochaOptions): MochaOptions {
  const emulators: readonly unknown[] = ['happy-dom', 'jsdom', undefined];
  const place = { name: 'mochaHooksWith()', write: (record: string) => `mochaHooksWith(${record})` };
  checkPlugOptions(options, place, { emulator: 'happy-dom' });
  if (emulators.includes(options.emulator)) return options;
  throw badArgument(
    'The option emulator of mochaHooksWith() cannot be used',
    `It is '${options.emulator}', and takes 'happy-dom' or 'jsdom'`,
    "Write mochaHooksWith({ emulator: 'happy-dom' })",
  );
}

function withoutWindow(): StorageloomError {
  return new StorageloomError('NO_PLUG', {
    what: 'storageloom/mocha has no window that it could make a tab of.',
    why: 'The global has no document: nothing has filled it with a window.',
    mend: "Give mocha --require global-jsdom/register or --require with a module that calls GlobalRegistrator.register({ url }), or have a window made: export const mochaHooks = mochaHooksWith({ emulator: 'happy-dom' }) in a module of your own that mocha requires.",
  });
}

function withTwo(emulator: Emulator): StorageloomError {
  return badArgument(
    `mochaHooksWith() cannot make a window of ${emulator}`,
    'The global has been filled with one already',
    'Leave out the option emulator, or what has filled the global before',
  );
}
