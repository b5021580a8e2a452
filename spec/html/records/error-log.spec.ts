import { expect } from 'chai';
import { ErrorLog } from '../../../lib/html/records/error-log.ts';
import type { PageError } from '../../../lib/html/records/page-error.ts';

const error = (message: string): PageError => ({
  ...{ kind: 'exception', name: 'tab1', document: 'about:blank', message, url: '', line: 0, column: 0, stack: [], error: null },
});

describe('the log of failures', () => {
  it('has them in their order, up to its limit', () => {
    const log = new ErrorLog(2);

    for (const message of ['a', 'b', 'c']) log.add(error(message));

    expect(log.errors.map(({ message }) => message)).to.deep.equal(['a', 'b']);
  });

  it('gives a list of its own to each who asks', () => {
    const log = new ErrorLog(2);
    const before = log.errors;

    log.add(error('a'));

    expect([before, log.errors.length]).to.deep.equal([[], 1]);
  });
});
