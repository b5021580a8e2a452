import { expect } from 'chai';
import { behaviourWith, choices, standard } from '../../lib/behaviour/behaviour.ts';

describe('the record of behaviours', () => {
  it('has the default of each choice, and can be changed by nobody', () => {
    expect(standard).to.deep.equal({
      builtinNames: 'store',
      backForwardCache: 'keep',
      strictHolders: false,
      beforeUnloadPrompt: 'always',
    });
    expect([standard, choices, ...Object.values(choices)].every((each) => Object.isFrozen(each))).to.equal(true);
  });

  it('takes what is given in the place of a default, and leaves out what is undefined', () => {
    const behaviour = behaviourWith({ builtinNames: 'refuse', strictHolders: undefined });

    expect(behaviour).to.deep.equal({
      builtinNames: 'refuse',
      backForwardCache: 'keep',
      strictHolders: false,
      beforeUnloadPrompt: 'always',
    });
    expect(Object.isFrozen(behaviour)).to.equal(true);
  });

  for (const [name, choice] of Object.entries(choices)) {
    it(`tells of ${name} what it can be, what engines do, and where that is discussed`, () => {
      const { values, evidence, link, seen } = choice;

      expect(values as readonly unknown[]).to.include.members([choice.default, choice.standard, ...Object.values(evidence)]);
      expect(Object.keys(standard)).to.include(name);
      expect(link).to.match(/^https:\/\/github\.com\//);
      expect(seen).to.match(/\.$/);
    });
  }
});
