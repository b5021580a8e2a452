import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the StorageManager interface', () => {
  it('has one object in each window, no constructor, and three operations', async () => {
    const { run } = await openUserPage('');

    expect([
      run('navigator.storage === navigator.storage'),
      run('Object.prototype.toString.call(navigator.storage)'),
      run('navigator.storage instanceof StorageManager'),
      run(`try { new StorageManager() } catch (error) { String(error instanceof TypeError) }`),
      run('Object.keys(StorageManager.prototype).join()'),
      run(
        `[persisted, persist, estimate].map(({ length }) => length).join()`.replace(
          /\[(.*?)\]/,
          (_, names: string) => `[${names.replace(/\w+/g, 'StorageManager.prototype.$&')}]`,
        ),
      ),
    ]).to.deep.equal([true, '[object StorageManager]', true, 'true', 'persisted,persist,estimate', '0,0,0']);
  });
});
