import { expect } from 'chai';
import { failed, interrupted, passed, wrongUse } from '../../lib/cli/exit-code.ts';

describe('the exit codes of the command', () => {
  it('are those that shells and continuous integration know', () => {
    expect({ passed, failed, wrongUse, interrupted }).to.deep.equal({ passed: 0, failed: 1, wrongUse: 2, interrupted: 128 + 2 });
  });
});
