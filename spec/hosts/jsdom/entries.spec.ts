import { expect } from 'chai';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import { openUserPage, type UserPage } from '../../ui-events/user-page.ts';

const open = (body: string): Promise<UserPage> => openUserPage(body, [], { host: jsdom() as never });

describe('what a user has entered in a field of jsdom', () => {
  it('is there between two inputs, where the value does not tell of it', async () => {
    const { tab, value } = await open('<input id=i type=number>');

    await tab.type('#i', '-');
    const between = value('i');
    await tab.type('#i', '5');

    expect([between, value('i')]).to.deep.equal(['', '-5']);
  });

  it('is bad input as long as it is no number', async () => {
    const { tab, run } = await open('<input id=i type=number>');
    const validity = (): unknown => run('[i.validity.badInput, i.validity.valid].join()');

    const before = validity();
    await tab.type('#i', '-');
    const between = validity();
    await tab.type('#i', '5');

    expect([before, between, validity()]).to.deep.equal(['false,true', 'true,false', 'false,true']);
  });

  for (const [what, code] of [
    ['a script has set the value, to the same', `i.value = ''`],
    ['the form is reset', `i.form.reset()`],
  ] as const) {
    it(`is gone once ${what}`, async () => {
      const { tab, run, value } = await open('<form><input id=i type=number></form>');

      await tab.type('#i', '-');
      run(code);
      await tab.type('#i', '5');

      expect(value('i')).to.equal('5');
    });
  }
});
