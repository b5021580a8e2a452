import { expect } from 'chai';
import { Choices } from '../../lib/event-loop/choices.ts';

describe('the choices of a run', () => {
  it('are counted, and a schedule has those that were not the natural ones, each under its number', () => {
    const choices = new Choices();

    choices.addNatural();
    choices.add('tab2.dom');
    choices.addNatural();
    choices.add('tab1.timer');

    expect(choices.count).to.equal(4);
    expect(choices.schedule).to.deep.equal([
      { choice: 1, lane: 'tab2.dom' },
      { choice: 3, lane: 'tab1.timer' },
    ]);
  });

  it('leave a schedule that was read as it was', () => {
    const choices = new Choices();
    choices.add('tab2.dom');
    const { schedule } = choices;

    choices.add('tab3.dom');

    expect(schedule).to.deep.equal([{ choice: 0, lane: 'tab2.dom' }]);
  });
});
