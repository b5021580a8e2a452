import { expect } from 'chai';
import { ModuleFiles } from '../../lib/infra/module-files.ts';
import { Thrown } from '../../lib/infra/thrown.ts';

describe('what was thrown', () => {
  it('has its stack read once, when somebody asks where it was', () => {
    let readings = 0;
    const error = {
      get stack(): string {
        readings += 1;
        return 'E: x\n    at https://a.example/:3:4';
      },
    };

    const thrown = new Thrown(error);
    const before = readings;
    const lines = [thrown.frames.place?.line, thrown.frames.page.length];

    expect([before, lines, readings]).to.deep.equal([0, [3, 1], 1]);
    expect(thrown.error).to.equal(error);
  });

  it('was thrown in a page where it was in a file that is known as one of its modules', () => {
    const modules = new ModuleFiles();
    modules.add({ url: 'file:///t/cart.ts', path: '/t/cart.ts' });

    const { innermost } = new Thrown({ stack: 'E: x\n    at /t/cart.ts:3:4' }, modules).frames;

    expect(innermost).to.equal('page');
  });
});
