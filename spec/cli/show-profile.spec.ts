import { expect } from 'chai';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from 'storageloom';
import { disk } from 'storageloom/node';
import { commandFolder } from './command-folder.ts';

describe('the command profile', () => {
  const { folder, storageloom } = commandFolder();

  async function filled(name: string): Promise<string> {
    const browser = new Browser({ profile: disk(join(folder.path, name)) });
    const shop = await browser.open('https://shop.example/');
    shop.localStorage.setItem('cart', 'three things');
    shop.localStorage.setItem('two words\n\u001b[2J', '');
    shop.localStorage.setItem('\u202eback', '');
    shop.document.cookie = 'kept=1; Max-Age=1000';
    (await browser.open('http://localhost:8080/')).localStorage.setItem('é', 'v');
    await browser.close();
    return name;
  }

  it('lists origins, keys and sizes', async () => {
    const { code, out, err } = await storageloom(['profile', await filled('listed')]);

    expect([code, err]).to.deep.equal([0, '']);
    expect(out).to.equal(
      [
        'http://localhost:8080  1 key, 2 code units',
        '  é  2',
        'https://shop.example  3 keys, 35 code units',
        '  cart  16',
        '  "two words\\n\\u001b[2J"  14',
        '  "\\u202eback"  5',
        '2 storage keys, 1 cookie with a date',
        '',
      ].join('\n'),
    );
  });

  it('writes JSON, one object for each storage key', async () => {
    const { out } = await storageloom(['profile', await filled('as-data'), '--format', 'json']);

    const [local, shop] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(local).to.deep.equal({
      origin: 'http://localhost:8080',
      storageKey: 'http://localhost:8080',
      units: 2,
      keys: { é: 2 },
    });
    expect(shop).to.include({ origin: 'https://shop.example', units: 35 });
  });

  it('clears an origin, and says so', async () => {
    const name = await filled('cleared');

    const cleared = await storageloom(['profile', name, '--clear', 'https://shop.example/cart']);
    const again = await storageloom(['profile', name, '--clear', 'https://shop.example']);

    expect(cleared.err).to.equal('cleared https://shop.example: 3 keys\n');
    expect(again.err).to.equal('nothing is kept of https://shop.example\n');
    expect(again.out).to.equal(cleared.out);
    expect(again.out).to.match(/^http:\/\/localhost:8080 .*\n.*\n1 storage key, 1 cookie with a date\n$/);
  });

  it('makes no profile where there is none', async () => {
    mkdirSync(join(folder.path, 'empty'));

    for (const [name, why] of [
      ['empty', 'There is no storageloom.sqlite in it.'],
      ['nowhere', 'Nothing has that name.'],
    ] as const) {
      const { code, out, err } = await storageloom(['profile', name]);

      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.include(`is no profile.\n  ${why}\n`).and.to.include('Give the path of a folder that disk() was given');
    }
    expect(existsSync(join(folder.path, 'nowhere'))).to.equal(false);
  });

  it('says who uses a profile', async () => {
    const name = await filled('in-use');
    const browser = new Browser({ profile: disk(join(folder.path, name)) });

    const { code, err } = await storageloom(['profile', name]);

    expect(code).to.equal(2);
    expect(err).to.match(/is in use\.\n {2}Another Browser of this process, \d+, uses it since /);
    await browser.close();
  });
});
