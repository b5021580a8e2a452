import { expect } from 'chai';
import { MadeMembers } from '../../../lib/hosts/bare/made-members.ts';

const make = (): object => ({ method: () => 1 });

describe('members of a bare window', () => {
  it('are made once for each name', () => {
    const made = new MadeMembers();
    expect([made.get('a'), made.intact]).to.deep.equal([undefined, true]);
    const a = made.once('a', make);

    expect([made.once('a', make) === a, made.once('b', make) === a, made.get('a') === a]).to.deep.equal([true, false, true]);
    made.delete('a');
    expect(made.get('a')).to.equal(undefined);
  });

  it('are intact as long as nobody puts anything on them, or on their functions', () => {
    const made = new MadeMembers();
    const { method } = made.once('a', make) as { method: object };
    expect(made.intact).to.equal(true);

    Object.assign(method, { mark: 1 });
    expect(made.intact).to.equal(false);
  });

  it('that lead to hooks are made anew in each run, and what is on them then is gone', () => {
    const made = new MadeMembers();
    made.beginRun(false);
    const [console, other] = [made.once('window.console', make), made.once('a', make)];
    Object.assign(console, { mark: 1 });
    expect(made.intact).to.equal(true);
    made.beginRun(false);

    expect([made.get('window.console'), made.get('a') === other]).to.deep.equal([undefined, true]);
  });

  it('that lead to hooks stay where these are the same, and are looked at from then on', () => {
    const made = new MadeMembers();
    made.beginRun(true);
    const console = made.once('window.console', make);
    made.beginRun(true);
    expect([made.get('window.console') === console, made.intact]).to.deep.equal([true, true]);

    Object.assign(console, { mark: 1 });
    expect(made.intact).to.equal(false);
  });
});
