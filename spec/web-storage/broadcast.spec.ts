import { expect } from 'chai';
import { localStorageGetter, sessionStorageGetter } from '../../lib/web-storage/getters.ts';
import { broadcastBy } from '../../lib/web-storage/broadcast.ts';
import { UserAgentDouble, type DocumentDouble } from './document-double.ts';

/** What a document will hear, without the area. */
function queuedAt(
  document: DocumentDouble,
): { key: string | null; oldValue: string | null; newValue: string | null; url: string }[] {
  return document.queued.map(({ key, oldValue, newValue, url }) => ({ key, oldValue, newValue, url }));
}

describe('broadcast', () => {
  it('reaches every other document of the storage key, and never the writer', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener, stranger] = [
      userAgent.document('https://a.example/'),
      userAgent.document('https://a.example/x'),
      userAgent.document('http://a.example/'),
    ];

    localStorageGetter(writer).setItem('k', 'v');

    expect(queuedAt(listener)).to.deep.equal([{ key: 'k', oldValue: null, newValue: 'v', url: 'https://a.example/' }]);
    expect([writer.queued, stranger.queued]).to.deep.equal([[], []]);
  });

  it('reaches documents that never read localStorage, and makes no Storage object for them', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];

    localStorageGetter(writer).setItem('k', 'v');

    expect([listener.queued.length, listener.localStorageHolder]).to.deep.equal([1, null]);
  });

  it('keeps a session within its tab', () => {
    const userAgent = new UserAgentDouble();
    const tab = userAgent.tab();
    const [writer, frame, otherOrigin, otherTab] = [
      userAgent.document('https://a.example/', { tab }),
      userAgent.document('https://a.example/frame', { tab }),
      userAgent.document('https://b.example/', { tab }),
      userAgent.document('https://a.example/'),
    ];

    sessionStorageGetter(writer).setItem('k', 'v');

    expect([writer, frame, otherOrigin, otherTab].map(({ queued }) => queued.length)).to.deep.equal([0, 1, 0, 0]);
    expect(frame.queued[0]?.area.identifier).to.equal('sessionStorage');
  });

  it('reaches nobody from a session whose document has left its tab', () => {
    const userAgent = new UserAgentDouble();
    const tab = userAgent.tab();
    const [writer, frame] = [
      userAgent.document('https://a.example/', { tab }),
      userAgent.document('https://a.example/', { tab }),
    ];
    const storage = sessionStorageGetter(writer);

    writer.traversable = null;
    storage.setItem('k', 'v');

    expect(frame.queued).to.deep.equal([]);
  });

  it('takes the URL of the writer at the moment of the change', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];

    localStorageGetter(writer).setItem('k', '1');
    writer.url = 'https://a.example/pushed#x';
    localStorageGetter(writer).removeItem('k');

    expect(queuedAt(listener)).to.deep.equal([
      { key: 'k', oldValue: null, newValue: '1', url: 'https://a.example/' },
      { key: 'k', oldValue: '1', newValue: null, url: 'https://a.example/pushed#x' },
    ]);
  });

  describe('with the URL at first use', () => {
    const firstUse = { strictHolders: false, storageEventURL: 'at-first-use' } as const;

    it('tells documents of the same process that of the writer', () => {
      const userAgent = new UserAgentDouble(broadcastBy(firstUse));
      const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
      listener.process = writer.process;
      localStorageGetter(listener);

      writer.url = 'https://a.example/pushed';
      localStorageGetter(writer).setItem('k', '1');

      expect(queuedAt(listener).map(({ url }) => url)).to.deep.equal(['https://a.example/']);
    });

    it('tells documents of others that of the oldest document in the writer’s process that uses the area', () => {
      const userAgent = new UserAgentDouble(broadcastBy(firstUse));
      const urls = ['elsewhere', 'unused', 'oldest', 'writer', 'hearer'].map((path) => `https://a.example/${path}`);
      const [elsewhere, unused, oldest, writer, hearer] = urls.map((url) => userAgent.document(url));
      unused!.process = oldest!.process = writer!.process;
      for (const document of [elsewhere, oldest, writer]) localStorageGetter(document!);

      localStorageGetter(writer!).setItem('k', '1');

      expect(queuedAt(hearer!).map(({ url }) => url)).to.deep.equal(['https://a.example/oldest']);
      expect(queuedAt(oldest!).map(({ url }) => url)).to.deep.equal(['https://a.example/writer']);
    });

    it('tells them that of the writer itself, where its document is gone and no other one uses the area', () => {
      const userAgent = new UserAgentDouble(broadcastBy(firstUse));
      const [gone, left] = [userAgent.document('https://a.example/gone'), userAgent.document('https://a.example/')];
      const storage = localStorageGetter(gone);

      userAgent.storageShed.leave(gone.nonStorageKey, gone);
      storage.setItem('k', 'v');

      expect(queuedAt(left).map(({ url }) => url)).to.deep.equal(['https://a.example/gone']);
    });
  });

  it('passes over documents with storage disabled or an opaque origin', () => {
    const userAgent = new UserAgentDouble();
    const origin = { opaque: true, id: 77 } as const;
    const [writer, disabled] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    const sandboxed = userAgent.document('https://a.example/', { origin });
    disabled.storageDisabled = true;

    localStorageGetter(writer).setItem('k', 'v');

    expect([disabled, sandboxed].map(({ queued }) => queued.length)).to.deep.equal([0, 0]);
  });

  it('reaches the only document that there is, where script of one that is gone writes', () => {
    const userAgent = new UserAgentDouble();
    const [gone, left] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    const storage = localStorageGetter(gone);

    userAgent.storageShed.leave(gone.nonStorageKey, gone);
    storage.setItem('k', 'v');

    expect([queuedAt(gone).length, queuedAt(left).length]).to.deep.equal([0, 1]);
  });

  it('fixes its recipients at the moment of the change', () => {
    const userAgent = new UserAgentDouble();
    const writer = userAgent.document('https://a.example/');
    const before = userAgent.document('https://a.example/');

    localStorageGetter(writer).setItem('k', 'v');
    const after = userAgent.document('https://a.example/');

    expect([before.queued.length, after.queued.length]).to.deep.equal([1, 0]);
  });

  it('queues one task for each document, oldest first, about one and the same change', () => {
    const userAgent = new UserAgentDouble();
    const order: number[] = [];
    const [first, writer, last] = [1, 2, 3].map(() => userAgent.document('https://a.example/'));
    for (const document of [last!, first!]) {
      const queue = document.queueStorageEvent.bind(document);
      document.queueStorageEvent = (...change) => (order.push(document.id), queue(...change));
    }

    localStorageGetter(writer!).clear();
    localStorageGetter(writer!).setItem('k', 'v');
    localStorageGetter(writer!).setItem('k', 'v');

    expect(order).to.deep.equal([first!.id, last!.id]);
  });

  it('reaches only documents that have the Storage object, where the text is taken literally', () => {
    const userAgent = new UserAgentDouble(broadcastBy({ strictHolders: true, storageEventURL: 'now' }));
    const tab = userAgent.tab();
    const [writer, local, session, neither] = Array.from({ length: 4 }, () => userAgent.document('https://a.example/', { tab }));
    localStorageGetter(local!);
    sessionStorageGetter(session!);

    localStorageGetter(writer!).setItem('k', 'v');
    sessionStorageGetter(writer!).setItem('k', 'v');

    const heard = [local, session, neither].map((document) => document!.queued.map(({ area }) => area.identifier));
    expect(heard).to.deep.equal([['localStorage'], ['sessionStorage'], []]);
  });
});
