import { expect } from 'chai';
import { checkSurroundings, checkVersion } from '../../../lib/hosts/happy-dom/surroundings.ts';
import { StorageloomError } from '../../../lib/index.ts';

describe('what happy-dom needs of the globals that it is loaded among', () => {
  it('is setImmediate, and where that is missing one sentence says how to load it elsewhere', () => {
    expect(() => checkSurroundings({}))
      .to.throw(StorageloomError, "createRequire(import.meta.url)('storageloom/happy-dom')")
      .with.property('code', 'HOST_SANDBOX');
  });

  it('is there in Node', () => {
    expect(() => checkSurroundings(globalThis)).not.to.throw();
  });
});

describe('the insides of happy-dom', () => {
  it('are those of version 21 only', () => {
    for (const known of ['21.0.4', '21.3.0']) expect(() => checkVersion(known), known).not.to.throw();
    for (const other of ['20.14.6', '22.0.0', '210.0.0']) {
      expect(() => checkVersion(other))
        .to.throw(StorageloomError, `happy-dom ${other} is installed`)
        .with.property('code', 'HOST_VERSION');
    }
  });
});
