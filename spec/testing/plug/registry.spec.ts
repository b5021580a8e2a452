import { expect } from 'chai';
import { forget, register, registered } from '../../../lib/testing/plug/registry.ts';

describe('the registry of plugs', () => {
  it('has none of a global in the beginning, and in the end', () => {
    const [global, plug] = [{}, {}];
    const before = registered(global);

    register(global, plug);
    const [during, elsewhere] = [registered(global), registered({})];
    forget(global, plug);
    forget(global, plug);

    expect([before, during === plug, elsewhere, registered(global)]).to.deep.equal([null, true, null, null]);
    expect(Object.getOwnPropertySymbols(global)).to.deep.equal([]);
  });

  it('keeps one that has taken the place of another', () => {
    const [global, first, second] = [{}, {}, {}];
    register(global, first);
    register(global, second);

    forget(global, first);

    expect(registered(global) === second).to.equal(true);
  });
});
