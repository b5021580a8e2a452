import { expect } from 'chai';
import { runArguments } from '../../../lib/cli/arguments/run.ts';
import { refusalOf } from './refusal.ts';

describe('the arguments of run', () => {
  it('are one file, a host, a seed and an order', () => {
    const command = runArguments.read(['a.ts'], { host: 'jsdom', seed: '4294967295', order: 'seeded', ascii: true });

    expect(command).to.include({ kind: 'run', file: 'a.ts', host: 'jsdom', seed: 4_294_967_295, order: 'seeded', ascii: true });
  });

  it('are no other number of files', () => {
    expect(refusalOf(() => runArguments.read([], {})).what).to.equal('storageloom run needs a file.');
    expect(refusalOf(() => runArguments.read(['a', 'b'], {})).mend).to.equal(
      'Run a alone, then the others; put a name with spaces in quotes.',
    );
  });
});
