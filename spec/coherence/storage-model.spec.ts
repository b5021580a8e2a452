import { expect } from 'chai';
import { factories, storageModels } from '../../lib/coherence/storage-model.ts';
import { Browser } from '../../lib/index.ts';
import { innerOf } from '../../lib/browser/inner.ts';

describe('a model of storage', () => {
  it('is made for each Browser by its name, and is shared where none is given', () => {
    expect(storageModels[0]).to.equal('shared');
    expect(factories.shared).to.equal(null);
    for (const storage of storageModels) {
      expect(innerOf(new Browser({ storage })).userAgent.coherence.name).to.equal(storage);
    }
  });
});
