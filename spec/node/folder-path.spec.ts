import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { disk } from '../../lib/node/disk.ts';
import { folder } from '../../lib/node/folder.ts';
import { folderPath } from '../../lib/node/folder-path.ts';
import { codeOf } from './disk/code-of.ts';

describe('the path of a folder', () => {
  it('is absolute, from a path or a file: URL', () => {
    const here = new URL('.', import.meta.url);

    expect([folderPath('pages', 'f()', 'Mend'), folderPath(here, 'f()', 'Mend')]).to.deep.equal([
      resolve('pages'),
      fileURLToPath(here),
    ]);
  });

  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const withoutPrototype = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new RangeError('of the trap');
      },
    },
  );
  for (const [title, path, got] of [
    ['a proxy that was revoked', revoked.proxy, 'got an object.'],
    ['a proxy that throws', withoutPrototype, 'got an object.'],
    ['a proxy of a URL', new Proxy(new URL('file:///tmp'), {}), 'got an object.'],
    ['nothing', undefined, 'got undefined.'],
    ['an empty path', '', "got ''"],
    ['a URL of another scheme', new URL('https://a.example/x'), "got the URL 'https://a.example/x'."],
    ['a URL with an encoded slash', new URL('file:///tmp/%2Fx'), "got the URL 'file:///tmp/%2Fx'."],
    ['a URL of another machine', new URL('file://host/x'), "got the URL 'file://host/x'."],
  ] as const) {
    it(`is not ${title}, and a caller is told what to write`, function () {
      // There a path may lead to another machine.
      if (process.platform === 'win32' && title.endsWith('machine')) this.skip();
      const { code, message } = codeOf(() => disk(path as string));

      expect(code).to.equal('BAD_OPTION');
      expect(message).to.include(`disk() ${got}`).and.to.include("Write disk('./profile'), or disk(new URL(");
      expect(codeOf(() => folder(path as string, 'https://a.example/')).code).to.equal('BAD_OPTION');
    });
  }
});
