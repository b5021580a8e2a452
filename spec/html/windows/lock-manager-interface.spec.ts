import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the LockManager interface', () => {
  it('has one object in each window, no constructor, and two operations', async () => {
    const { run } = await openUserPage('');

    expect([
      run('navigator.locks === navigator.locks'),
      run('Object.prototype.toString.call(navigator.locks)'),
      run('navigator.locks instanceof LockManager'),
      run(`try { new LockManager() } catch (error) { String(error instanceof TypeError) }`),
      run('Object.keys(LockManager.prototype).join()'),
      run('[LockManager.prototype.request.length, LockManager.prototype.query.length].join()'),
    ]).to.deep.equal([true, '[object LockManager]', true, 'true', 'request,query', '2,0']);
  });
});
