import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('URL of a bare window', () => {
  it('has all URL objects as instances, those of the surroundings too, and is derived from theirs', () => {
    const { URL: own } = openBare().window;

    const answers = [
      new own('https://a.example/') instanceof URL,
      new URL('https://a.example/') instanceof own,
      {} instanceof own,
    ];

    expect(answers).to.deep.equal([true, true, false]);
    expect(own.name).to.equal('URL');
  });

  it('can be derived from', () => {
    const { URL: own } = openBare().window;
    class Derived extends own {}

    const answers = [new Derived('https://a.example/') instanceof Derived, new own('https://a.example/') instanceof Derived];

    expect(answers).to.deep.equal([true, false]);
  });

  it('is made anew for each run, so that the functions of an earlier one keep its ways out', () => {
    const { host, hooks, window } = openBare();
    const { URL: before } = window;
    const again = openBare().hooks;
    host.setReadyState('complete');

    host.reset(again);
    before.revokeObjectURL('blob:old');
    window.URL.revokeObjectURL('blob:new');

    expect([hooks.calls, again.calls]).to.deep.equal([[['revokeObjectURL', 'blob:old']], [['revokeObjectURL', 'blob:new']]]);
  });
});
