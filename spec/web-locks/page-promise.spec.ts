import { expect } from 'chai';
import { pagePromiseOf, rejected } from '../../lib/web-locks/page-promise.ts';
import { foreignRealm } from '../webidl/realm-double.ts';

describe('a promise of a page', () => {
  it('is of its realm, and settled from outside', async () => {
    const realm = foreignRealm();
    const { promise, resolve } = pagePromiseOf({ realm });
    resolve(5);
    const refused = pagePromiseOf({ realm });
    refused.reject(6);

    expect([promise instanceof realm.Promise, promise instanceof Promise]).to.deep.equal([true, false]);
    expect([await promise, await refused.promise.catch((reason: unknown) => reason)]).to.deep.equal([5, 6]);
  });

  it('may be rejected from the beginning', async () => {
    const realm = foreignRealm();

    const promise = rejected({ realm }, 7);

    expect([promise instanceof realm.Promise, await promise.catch((reason: unknown) => reason)]).to.deep.equal([true, 7]);
  });
});
