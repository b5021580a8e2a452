import { expect } from 'chai';
import { addTimeline, StorageloomError } from '../../lib/infra/failure.ts';

const failure = { what: 'The tab cannot navigate.', why: 'It is closed.', mend: 'Open another.' };

describe('a StorageloomError', () => {
  it('says what, why and how to mend it, in this order', () => {
    const error = new StorageloomError('TAB_CLOSED', failure);

    expect(error.message).to.equal('The tab cannot navigate. It is closed. Open another.');
    expect(error).to.include({ ...failure, code: 'TAB_CLOSED', name: 'StorageloomError' });
    expect(error).to.be.instanceOf(Error);
  });

  it('has a cause only when it was given one, be it undefined', () => {
    const cause = new Error('first');

    expect(new StorageloomError('TAB_CLOSED', failure)).not.to.have.property('cause');
    expect(new StorageloomError('TAB_CLOSED', { ...failure, cause }).cause).to.equal(cause);
    expect(new StorageloomError('TAB_CLOSED', { ...failure, cause: undefined })).to.have.own.property('cause', undefined);
  });

  describe('to which a run led', () => {
    it('has a timeline, which stands in its stack before the frames, and not in the message', () => {
      const error = new StorageloomError('TASK_LIMIT', failure);
      const [message, ...frames] = String(error.stack).split('\n');

      addTimeline(error, 'a\nb\n');
      addTimeline(error, 'another\n');

      expect(error.timeline).to.equal('a\nb\n');
      expect(error.stack).to.equal([message, '', 'a', 'b', '', ...frames].join('\n'));
      expect(Object.keys(error)).not.to.include('timeline');
    });

    it('has an unchanged stack where that has no frames, or there is nothing to show', () => {
      const [bare, none, shown] = [1, 2, 3].map(() => new StorageloomError('TASK_LIMIT', failure)) as [
        StorageloomError,
        StorageloomError,
        StorageloomError,
      ];
      bare.stack = 'elsewhere@page.js:1:1';
      delete none.stack;
      const { stack } = shown;

      for (const error of [bare, none]) addTimeline(error, 'a\n');
      addTimeline(shown, '');

      expect([bare.stack, none.stack, shown.stack]).to.deep.equal(['elsewhere@page.js:1:1', undefined, stack]);
      expect([bare.timeline, none.timeline, shown.timeline]).to.deep.equal(['a\n', 'a\n', '']);
    });
  });
});
