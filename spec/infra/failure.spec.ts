import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';

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
});
