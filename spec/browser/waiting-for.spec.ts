import { expect } from 'chai';
import { sentencesFor } from '../../lib/browser/waiting-for.ts';

const nothing = { tasks: [], timers: [], requests: [] };

describe('what a browser waits for', () => {
  it('is named, five things at most, with what would move each kind', () => {
    const { why, mend } = sentencesFor({ tasks: ['t1', 't2', 't3'], timers: ['r1'], requests: ['q1', 'q2'] });

    expect(why).to.equal('Waiting: t1; t2; t3; r1; q1; and 1 more.');
    expect(mend).to.equal(
      'Move time with browser.advance(), or run tasks with browser.settle(), or let the function pages answer each request.',
    );
  });

  it('speaks of nothing that is not there', () => {
    expect(sentencesFor({ ...nothing, tasks: ['t'] }).mend).to.equal('Run tasks with browser.settle().');
    expect(sentencesFor({ ...nothing, requests: ['q'] }).mend).to.equal('Let the function pages answer each request.');
  });

  it('may be nothing', () => {
    expect(sentencesFor(nothing)).to.deep.equal({
      why: 'Nothing waits in the browser.',
      mend: 'Look for a promise of your own that nobody resolves.',
    });
  });

  it('says of tasks of a kept page how they go on', () => {
    expect(sentencesFor({ ...nothing, held: ['t, held'] })).to.deep.equal({
      why: 'Waiting: t, held.',
      mend: 'Go back to the page with tab.back().',
    });
  });
});
