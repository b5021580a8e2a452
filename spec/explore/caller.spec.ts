import { expect } from 'chai';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCalledBy } from '../../lib/explore/caller.ts';

/** Calls what it is given, from a file of a package. */
type Package = (call: () => boolean) => boolean;

describe('who has called', () => {
  let root = '';

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'storageloom-'));
    const folder = join(root, 'node_modules', '.pnpm', 'emulator@1.0.0', 'node_modules', 'emulator');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.js'), 'module.exports = (call) => { const answer = call(); return answer; };');
  });
  after(() => rmSync(root, { recursive: true }));

  const load = (): Package => {
    const path = join(root, 'node_modules', '.pnpm', 'emulator@1.0.0', 'node_modules', 'emulator', 'index.js');
    return createRequire(import.meta.url)(path) as Package;
  };
  const byEmulator = (): boolean => isCalledBy('emulator', byEmulator);
  const byEmu = (): boolean => isCalledBy('emu', byEmu);

  it('is a package where the call itself stands in a file of it, wherever package managers put that', () => {
    const emulator = load();

    expect([emulator(byEmulator), emulator(byEmu)]).to.deep.equal([true, false]);
  });

  it('is none where a package is further out only, or where native code has called', async () => {
    const emulator = load();

    const own = emulator(() => byEmulator());
    const job = await Promise.resolve().then(byEmulator);

    expect([own, job]).to.deep.equal([false, false]);
  });

  it('is told by paths of Windows, too', () => {
    const prepare: unknown = Reflect.get(Error, 'prepareStackTrace');
    Error.prepareStackTrace = () => String.raw`at ..\node_modules\emulator\index.js:1:1`;
    const isOf = byEmulator();
    Reflect.set(Error, 'prepareStackTrace', prepare);

    expect(isOf).to.equal(true);
  });

  it('is told where stacks are none, and leaves them so', () => {
    const emulator = load();
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const seen = [emulator(byEmulator), Error.stackTraceLimit];
    Error.stackTraceLimit = stackTraceLimit;

    expect(seen).to.deep.equal([true, 0]);
  });

  it('is not told where the surroundings cannot tell', () => {
    const emulator = load();
    const { captureStackTrace } = Error;
    Reflect.deleteProperty(Error, 'captureStackTrace');
    const isOf = emulator(byEmulator);
    Error.captureStackTrace = captureStackTrace;

    expect(isOf).to.equal(false);
  });
});
