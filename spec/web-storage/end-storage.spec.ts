import { expect } from 'chai';
import { endStorage } from '../../lib/web-storage/end-storage.ts';
import { localStorageGetter, sessionStorageGetter } from '../../lib/web-storage/getters.ts';
import { thrownBy } from '../webidl/realm-double.ts';
import { UserAgentDouble } from './document-double.ts';

describe('the Storage objects of a document that is gone', () => {
  it('work as before by the standard', () => {
    const document = new UserAgentDouble().document('https://a.example/');
    const storage = localStorageGetter(document);

    endStorage(document, { storageOfGoneDocument: 'works' });
    storage.setItem('k', 'v');

    expect(storage.getItem('k')).to.equal('v');
  });

  it('can be read, where that is all that is left', () => {
    const userAgent = new UserAgentDouble();
    const [document, other] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    const [local, session] = [localStorageGetter(document), sessionStorageGetter(document)];

    endStorage(document, { storageOfGoneDocument: 'read-only' });
    localStorageGetter(other).setItem('k', 'v');
    const errors = [
      () => local.setItem('k', 'v'),
      () => (local['k'] = 'v'),
      () => Reflect.deleteProperty(local, 'k'),
      () => local.removeItem('absent'),
      () => session.clear(),
    ].map(thrownBy);

    expect(errors.map((error) => (error as DOMException).name)).to.deep.equal(errors.map(() => 'InvalidAccessError'));
    expect([local.getItem('k'), local['k'], local.key(0), Object.keys(local), session.length]).to.deep.equal([
      'v',
      'v',
      'k',
      ['k'],
      0,
    ]);
  });

  it('do nothing at all, where that is refused', () => {
    const document = new UserAgentDouble().document('https://a.example/');
    const storage = localStorageGetter(document);
    storage.setItem('k', 'v');

    endStorage(document, { storageOfGoneDocument: 'refused' });
    const errors = [
      () => storage.getItem('k'),
      () => storage['k'],
      () => storage.length,
      () => Object.keys(storage),
      () => storage.setItem('k', 'w'),
    ].map(thrownBy);

    expect(errors.map((error) => (error as DOMException).name)).to.deep.equal(errors.map(() => 'SecurityError'));
    expect(errors[0]).to.be.instanceOf(document.realm.DOMException);
  });
});
