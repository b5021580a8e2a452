import { expect } from 'chai';
import type { Browser } from '../../lib/index.ts';
import { commandFolder } from './command-folder.ts';

describe('the command', () => {
  const { scenario, storageloom } = commandFolder();

  /** Runs with a controller that the scenario finds as `shared`. */
  async function withShared<T>(body: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const shared = new AbortController();
    Reflect.set(globalThis, 'shared', shared);
    try {
      return await body(shared.signal);
    } finally {
      Reflect.deleteProperty(globalThis, 'shared');
    }
  }

  describe('with a scenario that never ends', () => {
    const silentServer =
      'export const options = { pages: () => { setImmediate(() => shared.abort()); return new Promise(() => {}); } };';

    it('says what waits, and what would move it', async () => {
      const file = scenario(
        "const tab = await browser.open('https://a.example/'); await tab.evaluate('setTimeout(() => {}, 10); 1'); shared.abort(); await new Promise(() => {});",
      );

      const { code, out, err } = await withShared((idle) => storageloom(['run', file], { idle }));

      expect(code).to.equal(1);
      expect(out).to.include('a.example');
      expect(err).to.include(
        'failed: The scenario waits for something that nothing will do. Waiting: tab1 timer, due at 10 ms. ' +
          'Move time with browser.advance(), or run tasks with browser.settle().\nstorageloom: the last ',
      );
    });

    it('does not wait for its browser to close', async () => {
      const file = scenario("await browser.open('https://a.example/');", silentServer);

      const { code, err } = await withShared((idle) => storageloom(['run', file], { idle }));

      expect(code).to.equal(1);
      expect(err).to.include('Waiting: tab1 request, GET https://a.example/. Let the function pages answer each request.');
    });

    it('is refused when its module already waits for ever', async () => {
      const file = scenario('', 'shared.abort(); await new Promise(() => {});');

      const { code, err } = await withShared((idle) => storageloom(['run', file], { idle }));

      expect(code).to.equal(2);
      expect(err).to.match(/could not be loaded\.\n {2}Its module waits for something that nothing will do\.\n/);
    });

    it('is one that leaves a call behind which never ends', async () => {
      const file = scenario("void browser.open('https://a.example/');", silentServer);

      const { code, err } = await withShared((idle) => storageloom(['run', file], { idle }));

      expect(code).to.equal(1);
      expect(err).to.include('Waiting: tab1 request').and.not.to.include('passed');
    });
  });

  describe('with a promise that nobody awaits', () => {
    // What the process would tell the command; in a test runner it is told to the runner.
    const forgotten = 'shared.abort(new RangeError("left alone"));';

    it('fails instead of passing when it was rejected by the end', async () => {
      const file = scenario(`setImmediate(() => { ${forgotten} });`);

      const { code, err } = await withShared((unhandled) => storageloom(['run', file], { unhandled }));

      expect(code).to.equal(1);
      expect(err).to.include('failed: a promise was rejected and nobody awaited it: RangeError: left alone\n');
      expect(err).to.include('\n  Did you forget await?\nseed 1').and.not.to.include('passed');
    });

    it('fails at once while it runs', async () => {
      const file = scenario(`${forgotten} await new Promise(() => {});`);

      const { code, err } = await withShared((unhandled) => storageloom(['run', file], { unhandled }));

      expect(code).to.equal(1);
      expect(err).to.include('Did you forget await?');
    });

    it('keeps its own failure when it has one', async () => {
      const file = scenario(`setImmediate(() => { ${forgotten} }); throw new Error('first');`);

      const { err } = await withShared((unhandled) => storageloom(['run', file], { unhandled }));

      expect(err).to.include('failed: Error: first');
    });
  });

  describe('when it is interrupted', () => {
    it('closes the browser and ends with 130', async () => {
      const interruption = new AbortController();
      const shared: { interruption: AbortController; browser?: Browser<object> } = { interruption };
      Reflect.set(globalThis, 'shared', shared);
      const file = scenario(
        "shared.browser = browser; await browser.open('https://a.example/'); shared.interruption.abort(); await new Promise(() => {});",
      );

      const { code, err } = await storageloom(['run', file], { interrupt: interruption.signal });

      Reflect.deleteProperty(globalThis, 'shared');
      expect(code).to.equal(130);
      expect(err).to.match(/\ninterrupted\n$/);
      expect(shared.browser?.tabs).to.deep.equal([]);
    });

    it('ends even before it began', async () => {
      const { code } = await storageloom(['run', scenario('await new Promise(() => {});')], { interrupt: AbortSignal.abort() });

      expect(code).to.equal(130);
    });
  });
});
