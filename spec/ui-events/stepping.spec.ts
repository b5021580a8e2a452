import { expect } from 'chai';
import { isOffStep, stepFrom, stepsOf } from '../../lib/ui-events/stepping.ts';
import { openUserPage } from './user-page.ts';

const whole = { min: -Infinity, max: Infinity, step: 1, base: 0 };

describe('the numbers that a field takes', () => {
  for (const [attributes, expected] of [
    ['', whole],
    ['step="any"', { ...whole, step: null }],
    ['step="0"', whole],
    ['step="no" min="x"', whole],
    ['value="0.5" step="0.25"', { ...whole, step: 0.25, base: 0.5 }],
    ['value="9" min="1" max="4"', { min: 1, max: 4, step: 1, base: 1 }],
  ] as const) {
    it(`are those of its attributes: ${attributes === '' ? 'none' : attributes}`, async () => {
      const { tab } = await openUserPage(`<input type="number" id="n" ${attributes}>`);

      expect(stepsOf(tab.document.getElementById('n') as never)).to.deep.equal(expected);
    });
  }

  it('of a slider go from 0 to 100, and not below the least', async () => {
    const { tab } = await openUserPage('<input type="range" id="a"><input type="range" id="b" min="5" max="1">');
    const ends = ['a', 'b'].map((id) => stepsOf(tab.document.getElementById(id) as never)).map(({ min, max }) => [min, max]);

    expect(ends).to.deep.equal([
      [0, 100],
      [5, 5],
    ]);
  });

  it('are whole steps away from the base, whatever doubles make of that', () => {
    const tenths = { ...whole, step: 0.1 };

    expect([0.3, 0.7, 1e6 + 0.1, 0.35].map((each) => isOffStep(each, tenths))).to.deep.equal([false, false, false, true]);
    expect(isOffStep(0.35, { ...whole, step: null })).to.equal(false);
  });
});

describe('a step', () => {
  const tenths = { min: 0, max: 0.35, step: 0.1, base: 0 };

  for (const [what, value, count, steps, expected] of [
    ['leads to the next', 1, 1, whole, 2],
    ['leads to the one before', 0, -1, whole, -1],
    ['leaves nothing behind the last digit', 0.2, 1, tenths, 0.3],
    ['leads no further than the last that will do', 0.2, 5, tenths, 0.3],
    ['leads nowhere at the end', 0.3, 1, tenths, null],
    ['leads nowhere at the start', 0, -1, tenths, null],
    ['leads up to the nearest first', 0.5, 1, whole, 1],
    ['leads down to the nearest first', 0.5, -1, whole, 0],
    ['leads in from below', -3, 1, tenths, 0],
    ['leads in from above', 7, -1, tenths, 0.3],
    ['leads nowhere, out from below', -3, -1, tenths, null],
    ['leads nowhere, out from above', 7, 1, tenths, null],
    ['is one where each number will do', 0.5, 1, { ...whole, step: null }, 1.5],
    ['may be very small', 0, 1, { ...whole, step: 1e-7 }, 1e-7],
    ['leads nowhere where nothing will do', 0, 1, { ...whole, min: 2, max: 1 }, null],
  ] as const) {
    it(what, () => {
      expect(stepFrom(value, count, steps)).to.equal(expected);
    });
  }
});
