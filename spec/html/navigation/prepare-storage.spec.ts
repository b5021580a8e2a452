import { expect } from 'chai';
import { Browser, type Tab } from 'storageloom';
import { failureOf } from '../../profile/failure-of.ts';
import { KeptInMemory } from '../../profile/kept-in-memory.ts';

const url = 'https://a.example/';
const key = 'https://a.example';

function kept(profile: KeptInMemory): [string, string][] {
  return [...(profile.entries.get(key) ?? [])];
}

describe('storage that is kept, before a page is made', () => {
  it('fails the call that loads a page whose storage cannot be read; the page has storage that is not kept', async () => {
    const profile = new KeptInMemory();
    profile.entries.set(key, new Map([['k', 'kept']]));
    profile.failing = { calls: ['prepare'], error: new Error('damaged') };
    const browser = new Browser({ profile });

    expect(await failureOf(browser.open(url))).to.equal(profile.failing.error);
    await browser.settle();
    const [tab] = browser.tabs as [Tab];
    expect(tab.localStorage).to.have.length(0);
    tab.localStorage.setItem('k', 'in memory');
    await browser.settle();
    expect(kept(profile)).to.deep.equal([['k', 'kept']]);

    expect(await failureOf(tab.reload())).to.equal(profile.failing.error);
    expect(tab.localStorage.getItem('k')).to.equal('in memory');
    await browser.close();
    expect(kept(profile)).to.deep.equal([['k', 'kept']]);
  });

  describe('that has to be waited for', () => {
    function slow(): { profile: KeptInMemory; resolve: () => void; reject: (error: Error) => void } {
      const profile = new KeptInMemory();
      let [resolve, reject] = [(): void => undefined, (_error: Error): void => undefined];
      const promise = new Promise<void>((done, failed) => ([resolve, reject] = [done, failed]));
      // It may be rejected before anybody has asked for it.
      promise.catch(() => undefined);
      profile.entries.set(key, new Map([['k', 'v']]));
      profile.preparing = (asked) => (asked === key ? promise : undefined);
      return { profile, resolve, reject };
    }

    it('is there before a page is made', async () => {
      const { profile, resolve } = slow();
      const browser = new Browser({ profile });
      const opening = browser.open(url);
      setImmediate(resolve);

      const tab = await opening;

      expect(tab.localStorage.getItem('k')).to.equal('v');
      expect(tab.navigated?.ok).to.equal(true);
      await browser.close();
    });

    it('fails the call that loads the page, which has storage that is not kept', async () => {
      const { profile, reject } = slow();
      const browser = new Browser({ profile });
      const opening = failureOf(browser.open(url));
      const error = new Error('damaged');
      setImmediate(() => reject(error));

      expect(await opening).to.equal(error);
      await browser.settle();
      expect(browser.tabs[0]?.localStorage).to.have.length(0);
      await browser.close();
      expect(kept(profile)).to.deep.equal([['k', 'v']]);
    });

    it('holds up the call no longer than an answer may', async () => {
      const { profile, resolve } = slow();
      const browser = new Browser({ profile, limits: { waitMs: 1 } });

      const failure = await failureOf(browser.open(url));

      expect(failure).to.have.property('code', 'NO_ANSWER');
      expect(failure).to.have.property('message').that.includes('local storage of https://a.example has no answer');
      resolve();
      await browser.settle();
      expect(browser.tabs[0]?.localStorage.getItem('k')).to.equal('v');
      await browser.close();
    });

    it('does not bring back a page that was left meanwhile', async () => {
      const { profile, resolve } = slow();
      const browser = new Browser({ profile, limits: { waitMs: 1 } });
      const tab = await browser.open('https://b.example/');
      await failureOf(tab.goto(url));

      await tab.goto('https://b.example/other');
      resolve();
      await browser.settle();

      expect(tab.url).to.equal('https://b.example/other');
      await browser.close();
    });

    it('is no profile for windows that are adopted, as they wait for nothing', async () => {
      const { profile, reject } = slow();
      const browser = new Browser({ profile });
      const window = new EventTarget();

      expect(() => browser.adopt(window, { url }))
        .to.throw()
        .with.property('code', 'PROFILE_FAILED');

      expect(browser.tabs).to.deep.equal([]);
      reject(new Error('nobody waits for it'));
      await browser.close();
    });
  });
});
