import { expect } from 'chai';
import { StorageloomError } from '../../../lib/infra/failure.ts';
import { checkPictureOptions, checkReportOptions } from '../../../lib/trace/views/check-view-options.ts';

const messageOf = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    return error instanceof StorageloomError ? `${error.code}: ${error.message}` : String(error);
  }
  return 'accepted';
};

describe('the options of views', () => {
  it('of a picture are a theme, a detail, rows and a title', () => {
    expect(messageOf(() => checkPictureOptions({}))).to.equal('accepted');
    expect(messageOf(() => checkPictureOptions({ theme: 'dark', detail: 'full', rows: 1, title: '' }))).to.equal('accepted');
    for (const wrong of [
      null,
      { them: 'dark' },
      { theme: 'grey' },
      { detail: 'all' },
      { rows: 0 },
      { rows: 1.5 },
      { title: 1 },
    ]) {
      expect(
        messageOf(() => checkPictureOptions(wrong)),
        JSON.stringify(wrong),
      ).to.contain('BAD_OPTION');
    }
  });

  it('of a report are a detail, a beginning, steps and a title', () => {
    expect(messageOf(() => checkReportOptions({ detail: 'full', from: 0, steps: 1, explained: 0, title: 'x' }))).to.equal(
      'accepted',
    );
    for (const wrong of [
      7,
      { theme: 'dark' },
      { detail: 'all' },
      { from: -1 },
      { from: '1' },
      { steps: 0 },
      { explained: -1 },
      { title: null },
    ]) {
      expect(
        messageOf(() => checkReportOptions(wrong)),
        JSON.stringify(wrong),
      ).to.contain('BAD_OPTION');
    }
  });

  it('are refused with what is wrong, why, and what to give', () => {
    const message = messageOf(() => checkReportOptions({ steps: -2 }));

    expect(message).to.contain('The option steps of a report cannot be used.').and.contain('-2');
    expect(message).to.contain('Give a whole number, from 1 on.');
  });
});
