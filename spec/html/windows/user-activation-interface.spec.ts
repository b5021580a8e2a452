import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the UserActivation interface', () => {
  it('has one object in each window, and no constructor', async () => {
    const { run } = await openUserPage('');

    expect([
      run('navigator.userActivation === navigator.userActivation'),
      run('Object.prototype.toString.call(navigator.userActivation)'),
      run('navigator.userActivation instanceof UserActivation'),
      run(`try { new UserActivation() } catch (error) { String(error instanceof TypeError) }`),
    ]).to.deep.equal([true, '[object UserActivation]', true, 'true']);
  });

  it('has getters that take its own objects only', async () => {
    const { run } = await openUserPage('');

    const get = (of: string): unknown =>
      run(
        `try { Object.getOwnPropertyDescriptor(UserActivation.prototype, 'isActive').get.call(${of}) } catch ({ name }) { name }`,
      );
    expect([get('navigator.userActivation'), get('{}'), get('undefined')]).to.deep.equal([false, 'TypeError', 'TypeError']);
    expect(run(`Object.keys(UserActivation.prototype).join()`)).to.equal('hasBeenActive,isActive');
  });
});
