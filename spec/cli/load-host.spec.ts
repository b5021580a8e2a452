import { expect } from 'chai';
import { loadHost } from '../../lib/cli/load-host.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

describe('the loading of a host', () => {
  it('gives the host of that name', async () => {
    const hosts = [await loadHost('bare'), await loadHost('happy-dom'), await loadHost('jsdom')];

    expect(hosts.map(({ name, html }) => [name, html])).to.deep.equal([
      ['bare', false],
      ['happy-dom', true],
      ['jsdom', true],
    ]);
  });

  it('says what to install where the emulator is missing', async () => {
    const missing = Object.assign(new Error("Cannot find package 'happy-dom'"), { code: 'ERR_MODULE_NOT_FOUND' });

    const error: unknown = await loadHost('happy-dom', () => Promise.reject(missing)).catch((reason: unknown) => reason);

    expect(error).to.be.instanceOf(StorageloomError);
    expect(error).to.include({ code: 'HOST_MISSING', mend: 'Install it with: npm install --save-dev happy-dom', cause: missing });
  });

  it('hands on what is no lack of a package', async () => {
    for (const bug of [
      new Error('broken'),
      Object.assign(new Error("Cannot find package 'other'"), { code: 'ERR_MODULE_NOT_FOUND' }),
    ]) {
      const error: unknown = await loadHost('happy-dom', () => Promise.reject(bug)).catch((reason: unknown) => reason);

      expect(error).to.equal(bug);
    }
  });
});
