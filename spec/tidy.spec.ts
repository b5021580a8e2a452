import { headerViolations } from './tidy/algorithm-headers.ts';
import { canParseViolations, coreWallViolations } from './tidy/core-walls.ts';
import { coverageViolations } from './tidy/coverage-settings.ts';
import { divergenceViolations } from './tidy/divergences.ts';
import { failureCodeViolations } from './tidy/failure-codes.ts';
import { mirrorViolations } from './tidy/mirror.ts';
import { expectNone, file, filesBelow, root, typeScriptFiles } from './tidy/repository.ts';
import { fileSizeViolations, functionSizeViolations } from './tidy/sizes.ts';
import { specMapViolations } from './tidy/spec-map.ts';
import { stepViolations } from './tidy/step-numbers.ts';
import { windowPatchViolations } from './tidy/window-patches.ts';
import * as wording from './tidy/wording.ts';

// Each rule is a function in spec/tidy/, which has a spec with an example that breaks it and one that keeps it.
describe('the tree is tidy', () => {
  const lib = typeScriptFiles('lib');
  const ours = typeScriptFiles('lib', 'build', 'spec', 'bench', 'fixtures');
  const everything = filesBelow('');

  it('names the algorithm and its short link above each algorithm', () => {
    expectNone(lib.flatMap(headerViolations));
  });

  it('numbers the steps of each algorithm without a gap', () => {
    expectNone(lib.flatMap(stepViolations));
  });

  it('has a row in docs/divergences.md for each tag, and a tag for each row', () => {
    expectNone(divergenceViolations(lib, file('docs/divergences.md')));
  });

  it('has a row in docs/spec-map.md for each algorithm, and an algorithm for each row', () => {
    expectNone(specMapViolations(lib, file('docs/spec-map.md')));
  });

  it('keeps files and functions short', () => {
    expectNone(ours.flatMap((one) => [...fileSizeViolations(one), ...functionSizeViolations(one)]));
  });

  it('calls no file after a heap', () => {
    expectNone(ours.flatMap(wording.fileNameViolations));
  });

  it('puts nothing off', () => {
    expectNone(ours.flatMap(wording.postponementViolations));
  });

  it('talks no type away in lib/', () => {
    expectNone(lib.flatMap(wording.looseTypeViolations));
  });

  it('has a spec for each file of lib/ that runs', () => {
    expectNone(mirrorViolations(lib, new Set(typeScriptFiles('spec').map(({ path }) => path))));
  });

  it('asks the platform nothing that it answers wrongly', () => {
    expectNone(lib.flatMap(canParseViolations));
  });

  it('leaves nothing that runs out of the coverage', () => {
    expectNone(coverageViolations(lib, file('.c8rc.json')));
  });

  it('explains and throws each code of StorageloomError', () => {
    expectNone(failureCodeViolations(file('lib/infra/failure.ts'), file('docs/errors.md'), lib));
  });

  it('lets the core reach past no port', () => {
    expectNone(lib.flatMap(coreWallViolations));
  });

  it('puts nothing on a window that cannot be taken off', () => {
    expectNone(windowPatchViolations(lib));
  });

  it('tells nothing of the machine on which it was written', () => {
    expectNone(everything.flatMap((one) => wording.machinePathViolations(one, root)));
    expectNone(everything.filter(({ path }) => path.endsWith('package-lock.json')).flatMap(wording.lockFileViolations));
  });
});
