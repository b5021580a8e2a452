import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { vite } from '../../lib/vite/index.ts';
import { projectOf } from './projects.ts';
import { fromSource } from '../from-source.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('vite()', () => {
  it('is one loader for the same options in a process', () => {
    const [one, two, other] = [
      vite({ config: false }),
      vite({ root: '.', config: false }),
      vite({ config: false, optimize: ['a'] }),
    ];

    expect([one === two, one === other]).to.deep.equal([true, false]);
  });

  it('starts in a folder that is there', () => {
    expect(() => vite({ root: 'no-such-folder' }))
      .to.throw()
      .that.includes({ code: 'FOLDER_MISSING' });
    expect(() => vite({ root: 5 } as never))
      .to.throw()
      .that.includes({ code: 'BAD_OPTION' });
  });

  it('keeps no process alive, whatever its config says of a server, and writes nothing to its output', async () => {
    const config =
      "export default { server: { port: 3000, watch: { usePolling: true }, proxy: { '/api': 'http://localhost:1' } } };";
    const { root, remove } = projectOf({ 'vite.config.js': config, 'a.ts': "export const a: string = 'imported';" });
    const program = `
      import { Browser } from ${JSON.stringify(join(repository, 'lib/index.ts'))};
      import { vite } from ${JSON.stringify(join(repository, 'lib/vite/index.ts'))};
      const tab = await new Browser({ loader: vite({ root: ${JSON.stringify(root)} }) }).open('https://a.example/');
      console.log((await tab.import('./a.ts')).a);`;
    try {
      const options = [...fromSource, '--input-type=module', '--eval', program];

      const { stdout, stderr } = await promisify(execFile)(process.execPath, options, { cwd: repository });

      expect([stdout, stderr]).to.deep.equal(['imported\n', '']);
    } finally {
      remove();
    }
  });
});
