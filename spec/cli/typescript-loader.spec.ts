import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { prepareTypeScript, processSupport, type TypeScriptSupport } from '../../lib/cli/typescript-loader.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

function support(present: boolean): TypeScriptSupport & { readonly log: string[] } {
  const log: string[] = [];
  const register = (): (() => Promise<void>) => {
    log.push('registered');
    return async () => void log.push('taken back');
  };
  return { present, log, importTsx: async () => ({ register }) };
}

describe('the loader of TypeScript', () => {
  it('registers tsx where Node cannot load TypeScript, and takes it back', async () => {
    const old = support(false);

    const release = await prepareTypeScript('a.mts', old);
    await release();

    expect(old.log).to.deep.equal(['registered', 'taken back']);
  });

  it('does nothing where TypeScript loads already', async () => {
    const recent = support(true);

    const release = await prepareTypeScript('a.ts', recent);
    await release();

    expect(recent.log).to.deep.equal([]);
  });

  it('does nothing for JavaScript', async () => {
    const old = support(false);

    await prepareTypeScript('a.js', old);

    expect(old.log).to.deep.equal([]);
  });

  it('says what to install where tsx is missing', async () => {
    const without: TypeScriptSupport = { present: false, importTsx: () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND')) };

    const error: unknown = await prepareTypeScript('a.ts', without).catch((reason: unknown) => reason);

    expect(error).to.be.instanceOf(StorageloomError);
    expect(error).to.include({ code: 'TYPESCRIPT_LOADER_MISSING', mend: 'Install it with: npm install --save-dev tsx' });
  });

  it('sees that this process has one', async () => {
    expect(processSupport.present).to.equal(true);
  });

  // In a process of its own: one that has had the loader of CommonJS goes on to load some files by it, each a second time.
  it('registers the loaders that are installed, and takes them back', async () => {
    const program = `
      import { processSupport } from ${JSON.stringify(new URL('../../lib/cli/typescript-loader.ts', import.meta.url).href)};
      const { register } = await processSupport.importTsx();
      const released = await register()();
      console.log(released);`;

    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx/esm',
      '--input-type=module',
      '--eval',
      program,
    ]);

    expect(stdout).to.equal('undefined\n');
  });
});
