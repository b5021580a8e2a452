import { expect } from 'chai';
import { ModuleFiles } from '../../lib/infra/module-files.ts';

describe('the files of modules', () => {
  it('are known by both names that stacks have for them', () => {
    const files = new ModuleFiles();

    files.add({ url: 'file:///srv/my%20app/cart.ts', path: '/srv/my app/cart.ts' });

    const names = ['file:///srv/my%20app/cart.ts', '/srv/my app/cart.ts', '/srv/my app/cart.test.ts'];
    expect(names.map((name) => files.urlOf(name))).to.deep.equal([
      'file:///srv/my%20app/cart.ts',
      'file:///srv/my%20app/cart.ts',
      null,
    ]);
  });
});
