import { expect } from 'chai';
import { Browser, memory } from 'storageloom';
import { KeptInMemory } from '../profile/kept-in-memory.ts';
import { failureOf } from '../profile/failure-of.ts';

const url = 'https://a.example/';
const key = 'https://a.example';

function kept(profile: KeptInMemory): [string, string][] {
  return [...(profile.entries.get(key) ?? [])];
}

describe('the profile of a Browser', () => {
  it('gives local storage to the next one, in its order, and no session storage', async () => {
    const profile = new KeptInMemory();
    const first = new Browser({ profile });
    const tab = await first.open(url);
    for (const name of ['z', 'y', 'x']) tab.localStorage.setItem(name, name);
    tab.localStorage.removeItem('z');
    tab.localStorage.setItem('z', 'again');
    tab.sessionStorage.setItem('session', 'data');
    await first.close();

    const second = new Browser({ profile });
    const reader = await second.open(url);

    expect(Object.entries(reader.localStorage)).to.deep.equal([
      ['y', 'y'],
      ['x', 'x'],
      ['z', 'again'],
    ]);
    expect(reader.sessionStorage).to.have.length(0);
    await second.close();
    expect(JSON.stringify([...profile.entries.values()])).not.to.include('session');
  });

  it('keeps nothing beyond a run by default', async () => {
    const profile = memory();
    const first = new Browser({ profile });
    const tab = await first.open(url);
    tab.localStorage.setItem('k', 'v');
    await first.reset();
    expect(tab.localStorage).to.have.length(0);
    tab.localStorage.setItem('k', 'v');
    await first.close();

    const second = new Browser({ profile });

    expect((await second.open(url)).localStorage).to.have.length(0);
    await second.close();
  });

  it('has a batch of what a call led to when the call has ended, and is flushed when it has settled', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    profile.asked.length = 0;

    tab.localStorage.setItem('outside', '1');
    expect(kept(profile)).to.deep.equal([]);
    await tab.run(({ localStorage }) => {
      localStorage.setItem('inside', '1');
      localStorage.setItem('outside', '2');
    });
    expect(kept(profile)).to.deep.equal([
      ['outside', '2'],
      ['inside', '1'],
    ]);
    expect(profile.asked).to.deep.equal(['commit']);
    await browser.settle();
    await browser.settle();

    expect(profile.asked).to.deep.equal(['commit', 'flush']);
    await browser.close();
  });

  it('is committed to after each task with the durability task, and flushed when the call has ended', async () => {
    const profile = new KeptInMemory('task');
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    profile.asked.length = 0;
    for (const name of ['one', 'two', 'three']) tab.start((window) => window.localStorage.setItem(name, name));

    await browser.step();
    expect([kept(profile), profile.asked]).to.deep.equal([[['one', 'one']], ['commit', 'flush']]);
    await browser.settle();

    expect([kept(profile).length, profile.asked.slice(2)]).to.deep.equal([3, ['commit', 'commit', 'flush']]);
    await browser.close();
  });

  it('is flushed by restart, where what is in memory goes on', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    tab.localStorage.setItem('k', 'v');

    await browser.restart();

    expect(profile.asked.slice(-2)).to.deep.equal(['commit', 'flush']);
    expect((await browser.open(url)).localStorage.getItem('k')).to.equal('v');
    await browser.close();
  });

  it('is read anew by reset: what the last run has stored is there', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    const { localStorage } = tab;
    localStorage.setItem('k', 'v');
    tab.document.cookie = 'dated=1; Max-Age=100';

    await browser.reset();
    localStorage.setItem('of the last run', 'goes nowhere');

    expect(Object.entries(tab.localStorage)).to.deep.equal([['k', 'v']]);
    expect(tab.document.cookie).to.equal('dated=1');
    await browser.close();
    expect(kept(profile)).to.deep.equal([['k', 'v']]);
  });

  it('that fails when it is to be read anew leaves the run as it was, and its tabs open', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    const second = await browser.open('https://b.example/');
    tab.localStorage.setItem('k', 'v');
    profile.failing = { calls: ['commit'], error: new Error('disk full') };
    const before = browser.tabs.map(({ name }) => name);

    expect(await failureOf(browser.reset({ seed: 7 }))).to.equal(profile.failing.error);
    expect(browser.tabs.map(({ name }) => name)).to.deep.equal(before);
    expect([tab.url, tab.localStorage.getItem('k')]).to.deep.equal([url, 'v']);
    profile.failing = null;
    await second.goto(url);
    second.localStorage.setItem('l', 'w');
    await browser.reset();

    expect(kept(profile)).to.deep.equal([
      ['k', 'v'],
      ['l', 'w'],
    ]);
    expect(browser.tabs.map((each) => each.url)).to.deep.equal([url, 'https://b.example/']);
    await browser.close();
  });

  it('has cookies with a date, as they were set, changed and gone', async () => {
    const profile = new KeptInMemory();
    const first = new Browser({ profile });
    const { document } = await first.open(url);
    document.cookie = 'second=2; Max-Age=1000';
    document.cookie = 'session=3';
    document.cookie = 'gone=4; Max-Age=1000';
    document.cookie = 'short=5; Max-Age=10';
    document.cookie = 'gone=; Max-Age=0';
    document.cookie = 'demoted=6; Max-Age=1000';
    document.cookie = 'demoted=6';
    await first.close();

    const second = new Browser({ profile });
    const reader = await second.open(url);

    expect(reader.document.cookie).to.equal('second=2; short=5');
    await second.advance(20_000);
    expect(reader.document.cookie).to.equal('second=2');
    await second.close();
    expect([...profile.cookieTexts.keys()]).to.deep.equal(['["a.example","/","second"]']);
  });

  it('takes no cookie that nobody can read', async () => {
    const profile = new KeptInMemory();
    profile.cookieTexts.set('id', 'no JSON');
    const browser = new Browser({ profile });

    expect((await browser.open(url)).document.cookie).to.equal('');
    await browser.close();
  });

  it('is asked once for each key in a run, and for none that is opaque', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    await browser.open(url);
    await browser.open('data:text/html,x');
    await tab.run((window) => void window.open('about:blank'));

    expect(profile.asked.filter((call) => call.startsWith('prepare'))).to.deep.equal([`prepare ${key}`]);
    await browser.close();
  });

  it('fails the call that it was to keep something of, and gets it at the next one', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    profile.failing = { calls: ['commit'], error: new Error('disk full') };

    const failure = await failureOf(tab.run(({ localStorage }) => localStorage.setItem('k', 'v')));
    expect(failure).to.equal(profile.failing.error);
    expect(tab.localStorage.getItem('k')).to.equal('v');
    // What the page's own code threw is told, and not what follows from it.
    const thrown = await failureOf(
      tab.run(() => {
        throw new RangeError('of the page');
      }),
    );
    expect(thrown).to.have.property('message', 'of the page');

    profile.failing = null;
    await browser.step();
    expect(kept(profile)).to.deep.equal([['k', 'v']]);
    await browser.close();
  });

  it('fails a step in the middle of a call, with the durability task', async () => {
    const profile = new KeptInMemory('task');
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    profile.failing = { calls: ['commit'], error: new Error('gone') };
    tab.start(({ localStorage }) => localStorage.setItem('k', 'v'));
    tab.start(({ localStorage }) => localStorage.setItem('l', 'w'));

    expect(await failureOf(browser.settle())).to.equal(profile.failing.error);
    expect(browser.pending).to.have.length(1);
    profile.failing = null;
    await browser.settle();

    expect(kept(profile)).to.deep.equal([
      ['k', 'v'],
      ['l', 'w'],
    ]);
    await browser.close();
  });

  it('lets others in when the Browser is closed, also where that fails', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    tab.localStorage.setItem('k', 'v');
    profile.failing = { calls: ['commit'], error: new Error('disk full') };

    expect(await failureOf(browser.close())).to.equal(profile.failing.error);
    expect(profile.asked.at(-1)).to.equal('close');
    await browser.close();
    expect(profile.asked.filter((call) => call === 'close')).to.have.length(1);
  });

  it('is told of what is emptied at once, so that nothing of it is left', async () => {
    const profile = new KeptInMemory();
    const browser = new Browser({ profile });
    const tab = await browser.open(url);
    tab.localStorage.setItem('k', 'v');
    await browser.settle();
    profile.asked.length = 0;

    tab.localStorage.clear();
    await browser.settle();

    expect([kept(profile), profile.asked]).to.deep.equal([[], ['commit', 'flush']]);
    await browser.close();
  });
});
