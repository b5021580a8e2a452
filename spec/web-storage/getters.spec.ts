import { expect } from 'chai';
import { localStorageGetter, sessionStorageGetter, storageAreaFor } from '../../lib/web-storage/getters.ts';
import { foreignRealm, thrownBy } from '../webidl/realm-double.ts';
import { UserAgentDouble } from './document-double.ts';

describe('the localStorage getter', () => {
  it('gives a document one object, and documents of one origin the same data', () => {
    const userAgent = new UserAgentDouble();
    const [one, other] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/x')];

    localStorageGetter(one).setItem('k', 'v');

    expect(localStorageGetter(one)).to.equal(localStorageGetter(one)).and.to.equal(one.localStorageHolder);
    expect(localStorageGetter(other)).not.to.equal(localStorageGetter(one));
    expect(localStorageGetter(other).getItem('k')).to.equal('v');
  });

  it('keeps origins apart by scheme, host and port', () => {
    const userAgent = new UserAgentDouble();
    localStorageGetter(userAgent.document('https://a.example/')).setItem('k', 'v');

    const lengths = ['http://a.example/', 'https://a.example:8443/', 'https://b.example/'].map(
      (url) => localStorageGetter(userAgent.document(url)).length,
    );

    expect(lengths).to.deep.equal([0, 0, 0]);
  });

  it('throws a SecurityError of the window for an opaque origin and where storage is disabled', () => {
    const userAgent = new UserAgentDouble();
    class WindowDOMException extends DOMException {}
    const realm = { ...foreignRealm(), DOMException: WindowDOMException };
    const opaque = userAgent.document('data:text/html,x', { realm });
    const disabled = userAgent.document('https://a.example/', { realm });
    disabled.storageDisabled = true;

    for (const document of [opaque, disabled]) {
      const error = thrownBy(() => localStorageGetter(document));
      expect(error).to.be.instanceOf(WindowDOMException).with.property('name', 'SecurityError');
      expect(error).to.have.property('code', 18);
      expect(error).to.have.property(
        'message',
        "Failed to read the 'localStorage' property from 'Window': Access is denied for this document.",
      );
    }
  });

  it('gives the object that was given once, also after storage was disabled', () => {
    const document = new UserAgentDouble().document('https://a.example/');
    const storage = localStorageGetter(document);

    document.storageDisabled = true;

    expect(localStorageGetter(document)).to.equal(storage);
  });
});

describe('the sessionStorage getter', () => {
  it('shares data within one tab, and not with another', () => {
    const userAgent = new UserAgentDouble();
    const tab = userAgent.tab();
    const [one, sameTab, otherTab] = [
      userAgent.document('https://a.example/', { tab }),
      userAgent.document('https://a.example/x', { tab }),
      userAgent.document('https://a.example/'),
    ];

    sessionStorageGetter(one).setItem('k', 'v');

    expect(sessionStorageGetter(one)).to.equal(sessionStorageGetter(one)).and.to.equal(one.sessionStorageHolder);
    expect([sessionStorageGetter(sameTab).getItem('k'), sessionStorageGetter(otherTab).getItem('k')]).to.deep.equal(['v', null]);
    expect(localStorageGetter(one).length).to.equal(0);
  });

  it('throws a SecurityError without a navigable, unless it was read before', () => {
    const userAgent = new UserAgentDouble();
    const [fresh, used] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    const storage = sessionStorageGetter(used);

    fresh.traversable = null;
    used.traversable = null;

    expect(thrownBy(() => sessionStorageGetter(fresh))).to.have.property('name', 'SecurityError');
    expect(sessionStorageGetter(used)).to.equal(storage);
  });
});

describe('storageAreaFor', () => {
  it('is the holder’s object, made if need be, and null where there can be none', () => {
    const userAgent = new UserAgentDouble();
    const document = userAgent.document('https://a.example/');
    const opaque = userAgent.document('data:,');

    const areas = [storageAreaFor(document, 'localStorage'), storageAreaFor(document, 'sessionStorage')];

    expect(areas[0]).to.equal(localStorageGetter(document));
    expect(areas[1]).to.equal(sessionStorageGetter(document));
    expect([storageAreaFor(opaque, 'localStorage'), storageAreaFor(opaque, 'sessionStorage')]).to.deep.equal([null, null]);
  });
});
