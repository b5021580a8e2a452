import { expect } from 'chai';
import fc from 'fast-check';
import { Interpreter } from './storage-interpreter.ts';
import { programs } from './storage-program.ts';
import { realWorld, referenceWorld } from './storage-world.ts';
import { runsOf } from '../soak.ts';

describe('Storage objects', () => {
  it('do what a literal reading of Web IDL and HTML does, whatever a program does to them', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const [actual, expected] = [realWorld(), referenceWorld()].map((world) => new Interpreter(world).run(program)) as [
          string[],
          string[],
        ];
        // The plain comparison first: it is a hundred times faster than that of an assertion.
        if (actual.join('\n') !== expected.join('\n')) expect(actual).to.deep.equal(expected);
      }),
      { numRuns: runsOf('storage programs') },
    );
  });
});
