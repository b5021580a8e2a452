import { expect } from 'chai';
import { factories, storageModels } from '../../lib/coherence/storage-model.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';

describe('the table of models of storage', () => {
  it('has the standard first, for which there is nothing to make, and each other model makes what bears its name', () => {
    const init = { kernel: new Kernel(fifo(), null), observer: null, announce: () => undefined };

    expect(storageModels[0]).to.equal('shared');
    for (const name of storageModels) expect(factories[name]?.(init).name ?? 'shared').to.equal(name);
  });
});
