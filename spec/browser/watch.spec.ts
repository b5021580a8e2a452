import { expect } from 'chai';
import { watch } from '../../lib/browser/watch.ts';

const run = { scheduler: 'fifo', seed: 3 };

describe('what records the traces of a Browser', () => {
  it('is a recorder that knows host, scheduler and seed', () => {
    const { recorder } = watch({ trace: 'tasks' }, run);

    expect(recorder?.header).to.include({ host: 'bare', scheduler: 'fifo', seed: 3 });
  });

  it('is nobody where there is to be no trace', () => {
    const { recorder, trace } = watch({ trace: 'off' }, run);

    expect([recorder, trace.events()]).to.deep.equal([null, []]);
  });
});
