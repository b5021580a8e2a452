import { expect } from 'chai';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, tabs } from 'storageloom';
import { disk } from 'storageloom/node';
import { failureOf } from '../profile/failure-of.ts';
import { codeOf } from './disk/code-of.ts';
import { folderForEach, foundIn } from './disk/drivers.ts';

describe('disk', () => {
  const folder = folderForEach();

  it('keeps local storage and cookies with a date for the next Browser, of every origin', async () => {
    const first = new Browser({ profile: disk(folder()) });
    const [a, b] = [await first.open('https://a.example/'), await first.open('https://a.example:8080/')];
    a.localStorage.setItem('k', 'of a');
    b.localStorage.setItem('k', 'of b');
    a.document.cookie = 'dated=1; Max-Age=1000';
    await first.close();

    const second = new Browser({ profile: disk(pathToFileURL(folder())) });
    const [c, d] = [await second.open('https://a.example/'), await second.open('https://a.example:8080/')];

    expect([c.localStorage.getItem('k'), d.localStorage.getItem('k')]).to.deep.equal(['of a', 'of b']);
    expect(c.document.cookie).to.equal('dated=1');
    await second.close();
    expect(readdirSync(folder())).to.deep.equal(['storageloom.sqlite']);
  });

  it('may be given to several Browsers, one after the other', async () => {
    const profile = disk(folder(), { durability: 'task' });
    for (let visits = 0; visits < 3; visits++) {
      await using one = await tabs(2, { profile });
      expect(one[0].localStorage.getItem('visits')).to.equal(visits === 0 ? null : String(visits));
      one[0].localStorage.setItem('visits', String(visits + 1));
    }
  });

  it('loses nothing when somebody looks at what it keeps, before a page of it is loaded and before it uses its storage', async () => {
    const first = new Browser({ profile: disk(folder()) });
    (await first.open('https://a.example/')).localStorage.setItem('k', 'v');
    await first.close();
    const second = new Browser({ profile: disk(folder()) });
    const look = (): [string, string][] => second.storage.entries({ origin: 'https://a.example' });

    const before = [look(), look()];
    const tab = await second.open('https://a.example/');

    expect([...before, look(), look()]).to.deep.equal(Array.from({ length: 4 }, () => [['k', 'v']]));
    expect(tab.localStorage.getItem('k')).to.equal('v');
    await second.close();
  });

  it('is locked from the making of a Browser until it is closed', async () => {
    const first = new Browser({ profile: disk(folder()) });

    expect(codeOf(() => new Browser({ profile: disk(folder()) })).code).to.equal('PROFILE_LOCKED');
    await first.close();

    await new Browser({ profile: disk(folder()) }).close();
  });

  it('has no trace of what was removed, overwritten or cleared, nor of a session, in any byte once it is closed', async () => {
    const browser = new Browser({ profile: disk(folder()) });
    const tab = await browser.open('https://a.example/');
    for (let round = 0; round < 30; round++) {
      tab.localStorage.setItem(`key ${round % 7}`, `secret ${round} `.repeat(40 * (round % 5) + 1));
      tab.localStorage.setItem('removed key', 'removed value');
      tab.sessionStorage.setItem('session key', 'session value');
      await browser.settle();
      tab.localStorage.removeItem('removed key');
      if (round % 10 === 9) tab.localStorage.clear();
    }
    tab.localStorage.setItem('kept', 'kept value');
    tab.document.cookie = 'gone=secret 77; Max-Age=100';
    tab.document.cookie = 'short=secret 78';
    await browser.settle();
    tab.document.cookie = 'gone=; Max-Age=0';
    await browser.close();

    expect(foundIn(folder(), ['secret', 'removed', 'session', 'kept value'])).to.deep.equal(['kept value']);
  });

  for (const [title, linked] of [
    ['cookies', true],
    ['what a page has cleared before', false],
  ] as const) {
    for (const by of ['the user', 'a server'] as const) {
      it(`has no trace of ${title} once ${by} has cleared, when the call has ended`, async () => {
        const type = linked ? '"cookies"' : '"storage"';
        const pages = (request: Request): Response =>
          new Response('', request.url.endsWith('/out') ? { headers: { 'clear-site-data': type } } : {});
        const browser = new Browser({ profile: disk(folder()), pages });
        const tab = await browser.open('https://a.example/');
        if (linked) tab.document.cookie = 'name=secret; Max-Age=1000';
        else tab.localStorage.setItem('k', 'secret');
        await browser.settle();
        tab.localStorage.clear();
        await browser.settle();
        expect(foundIn(folder(), ['secret'])).to.deep.equal(['secret']);

        if (by === 'a server') await tab.goto('https://a.example/out');
        else browser.storage.clear('https://a.example', { cookies: linked });

        expect(foundIn(folder(), ['secret'])).to.deep.equal([]);
        await browser.close();
      });
    }
  }

  it('has no trace of what was cleared while its folder was away, when it is back', async () => {
    const browser = new Browser({ profile: disk(folder()) });
    (await browser.open('https://a.example/')).localStorage.setItem('k', 'secret');
    await browser.settle();
    renameSync(folder(), `${folder()} away`);

    expect(codeOf(() => browser.storage.clear('https://a.example')).code).to.equal('PROFILE_FAILED');
    renameSync(`${folder()} away`, folder());
    expect(foundIn(folder(), ['secret'])).to.deep.equal(['secret']);
    await browser.settle();

    expect(foundIn(folder(), ['secret'])).to.deep.equal([]);
    await browser.close();
  });

  it('fails the call that loads a page whose storage is damaged, and no other; nothing is written over it', async () => {
    const first = new Browser({ profile: disk(folder()) });
    (await first.open('https://a.example/')).localStorage.setItem('k', 'the value');
    (await first.open('https://b.example/')).localStorage.setItem('k', 'v');
    await first.close();
    const file = join(folder(), 'storageloom.sqlite');
    const bytes = readFileSync(file);
    bytes.write('X', bytes.indexOf(Buffer.from('the value', 'utf16le')));
    writeFileSync(file, bytes);
    const second = new Browser({ profile: disk(folder()) });

    expect(await failureOf(second.open('https://a.example/'))).to.have.property('code', 'PROFILE_DAMAGED');
    expect((await second.open('https://b.example/')).localStorage.getItem('k')).to.equal('v');
    second.tabs[0]?.localStorage.setItem('k', 'another');
    await second.close();

    expect(readFileSync(file).includes(Buffer.from('another', 'utf16le'))).to.equal(false);
  });

  it('refuses what it cannot mean', () => {
    for (const path of [undefined, '', 7, null]) {
      expect(codeOf(() => disk(path as string)).code).to.equal('BAD_OPTION');
    }
    for (const options of [null, 'task', { durability: 'never' }, { durability: 1 }, { durabilty: 'task' }]) {
      expect(codeOf(() => disk(folder(), options as object)).code).to.equal('BAD_OPTION');
    }
  });
});
