import { expect } from 'chai';
import { frozen } from '../../lib/behaviour/choice.ts';

describe('the choices of one chapter', () => {
  it('can be changed by nobody', () => {
    const evidence = { chromium: 'a', firefox: 'b', webkit: 'b' };
    const choice = { values: ['a', 'b'], default: 'a', standard: 'b', evidence, seen: 'It is so.', link: 'https://a.example/' };

    const choices = frozen<{ it: string }>({ it: choice });

    expect([choices, choice, choice.values, evidence].every((each) => Object.isFrozen(each))).to.equal(true);
    expect(choices.it).to.equal(choice);
  });
});
