import { createContext, runInContext } from 'node:vm';
import { expect } from 'chai';
import { Window } from 'happy-dom';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import { adoptingEnvironment } from '../../../lib/testing/vitest/adopting-environment.ts';
import type { Environment } from '../../../lib/testing/vitest/stock-environments.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

interface Started {
  readonly environment: Environment;
  /** What has happened, in order. */
  readonly log: string[];
}

/** Environments as Vitest has them, which fill the global with a document and an address. */
function started(href: string = 'https://shop.example/', failure?: unknown): Started {
  const log: string[] = [];
  const stock = (name: string): Environment => ({
    name,
    ...{ viteEnvironment: 'client' },
    async setup(global, options) {
      if (failure !== undefined) throw failure;
      log.push(`${name} set up with ${JSON.stringify(options)}`);
      Object.assign(global, { document: {}, location: { href } });
      return { teardown: () => void log.push(`${name} torn down, plug ${String(installedPlug(global))}`) };
    },
    async setupVM() {
      const window = new Window({ url: href });
      return {
        getVmContext: () => createContext(window),
        async teardown() {
          log.push(`${name} torn down, plug ${String(installedPlug(window))}`);
          await window.happyDOM.close();
        },
      };
    },
  });
  return { environment: adoptingEnvironment({ 'happy-dom': stock('happy-dom'), jsdom: stock('jsdom') }), log };
}

describe('the environment for Vitest', () => {
  it('says of itself what those of Vitest say, with a name of its own', () => {
    const { environment } = started();

    expect(environment).to.include({ name: 'storageloom', viteEnvironment: 'client' });
  });

  it('is that of happy-dom with the window as a tab, given back before the emulator ends it', async () => {
    const { environment, log } = started();
    const global: { localStorage?: { setItem(key: string, value: string): void } } = {};

    const running = await environment.setup(global, { happyDOM: { width: 3 }, storageloom: { browser: { seed: 4 } } });
    global.localStorage?.setItem('cart', '1');
    const other = await installedPlug(global)?.otherTab();

    expect(other?.localStorage.getItem('cart')).to.equal('1');
    expect(installedPlug(global)?.browser.trace.header.seed).to.equal(4);
    await running.teardown(global);
    expect(global).to.not.have.property('localStorage');
    expect(log).to.deep.equal([
      'happy-dom set up with {"happyDOM":{"width":3},"storageloom":{"browser":{"seed":4}}}',
      'happy-dom torn down, plug null',
    ]);
  });

  it('is that of jsdom where that is asked for', async () => {
    const { environment, log } = started();

    const running = await environment.setup({}, { storageloom: { emulator: 'jsdom' } });
    await running.teardown({});

    expect(log[0]).to.match(/^jsdom set up/);
  });

  it('in a context of its own gives what is of the realm that tests run in', async () => {
    const { environment, log } = started();

    const running = await environment.setupVM({});
    const context = running.getVmContext();
    const global = runInContext('globalThis', context) as object;
    const other = await installedPlug(global)?.otherTab();
    runInContext("localStorage.setItem('cart', '1')", context);
    await installedPlug(global)?.browser.settle();

    const { heard } = other ?? {};
    expect(heard?.map(({ newValue }) => newValue)).to.deep.equal(['1']);
    expect(Object.getPrototypeOf(heard?.[0])).to.equal(runInContext('Object.prototype', context));
    await running.teardown();
    expect(log).to.deep.equal(['happy-dom torn down, plug null']);
  });

  it('undoes what the emulator did where its window cannot be adopted', async () => {
    const { environment, log } = started('about:blank');

    const failure: unknown = await environment.setup({}, {}).catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'BAD_URL');
    expect(log.at(-1)).to.equal('happy-dom torn down, plug null');
  });

  it('refuses an emulator that it does not know', async () => {
    const { environment } = started();

    const failure: unknown = await environment
      .setup({}, { storageloom: { emulator: 'domino' } })
      .catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'BAD_OPTION');
    expect(String(failure)).to.contain("'domino'");
  });

  it('refuses options that cannot be meant, before there is a window', async () => {
    const { environment, log } = started();

    for (const wrong of [{ resets: 'test' }, { reset: 'tests' }, 'jsdom', []]) {
      const { setup, setupVM } = environment;
      const refusal = await failureOf(setup({}, { storageloom: wrong }));
      expectFailure(refusal, 'BAD_OPTION', 'environmentOptions.storageloom', 'Write environmentOptions: { storageloom: {');
      expectFailure(await failureOf(setupVM({ storageloom: wrong })), 'BAD_OPTION');
    }
    expect(log).to.deep.equal([]);
  });

  it('says what to install where the emulator is missing, and hands on everything else', async () => {
    const missing = (name: string): Error =>
      Object.assign(new Error(`Cannot find package '${name}' imported from vitest`), { code: 'ERR_MODULE_NOT_FOUND' });
    const failureAfter = (cause: unknown): Promise<unknown> =>
      started(undefined, cause)
        .environment.setup({}, { storageloom: {} })
        .catch((error: unknown) => error);
    const others = [missing('entities'), new Error("package 'happy-dom'"), 'happy-dom'];

    expect(await failureAfter(missing('happy-dom'))).to.have.property('code', 'HOST_MISSING');
    for (const other of others) expect(await failureAfter(other)).to.equal(other);
  });
});
