import { expect } from 'chai';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('the Lock interface', () => {
  it('has a name and a mode, no constructor, and members for Lock objects alone', async () => {
    const { run } = await openUserPage('');

    expect([
      run('Object.keys(Lock.prototype).join()'),
      run(`try { new Lock() } catch (error) { String(error instanceof TypeError) }`),
      run(`try { Lock.prototype.mode } catch (error) { String(error instanceof TypeError) }`),
      run('Object.prototype.toString.call(Lock.prototype)'),
    ]).to.deep.equal(['name,mode', 'true', 'true', '[object Lock]']);
  });
});
