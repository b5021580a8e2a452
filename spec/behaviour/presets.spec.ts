import { expect } from 'chai';
import { choices } from '../../lib/behaviour/behaviour.ts';
import { behaviourWith, engines, standard } from '../../lib/behaviour/presets.ts';

describe('a record of behaviours', () => {
  it('has the default of each choice, and can be changed by nobody', () => {
    const defaults = Object.entries(choices).map(([name, choice]) => [name, choice.default]);

    expect(standard).to.deep.equal(Object.fromEntries(defaults));
    expect([standard, engines].every((each) => Object.isFrozen(each))).to.equal(true);
  });

  it('takes what is given in the place of a default, and leaves out what is undefined', () => {
    const behaviour = behaviourWith({ builtinNames: 'refuse', strictHolders: undefined });

    expect(behaviour).to.deep.equal({ ...standard, builtinNames: 'refuse' });
    expect(Object.isFrozen(behaviour)).to.equal(true);
  });

  for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
    it(`has what was seen of ${engine}, where it is to behave as that does`, () => {
      const seen = Object.entries(choices).map(([name, { evidence }]) => [name, evidence[engine]]);

      expect(behaviourWith({}, engine)).to.deep.equal(Object.fromEntries(seen));
    });
  }

  it('takes what is given in the place of what an engine does, too', () => {
    const behaviour = behaviourWith({ thirdPartyStorage: 'allow', partitionKey: undefined }, 'webkit');

    expect(behaviour).to.include({ thirdPartyStorage: 'allow', partitionKey: 'top-level-origin', backForwardCache: 'drop' });
  });
});
