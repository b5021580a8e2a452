import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { fromSource } from '../from-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const session = new URL('../../fixtures/projects/modules/src/session.ts', import.meta.url);

/** A test in two tabs, in a process of its own. */
const testOn = (host: string): string => `
import { bare, Browser } from 'storageloom';
import { happyDom } from 'storageloom/happy-dom';
import { vite } from 'storageloom/vite';
const browser = new Browser({ host: ${host}, loader: vite({ root: 'fixtures/projects/modules' }) });
for (const user of ['ada', 'grace']) {
  const tab = await browser.open('https://shop.example/');
  const { signIn } = await tab.import('./src/session.ts');
  signIn(user);
}
`;

interface Covered {
  readonly url: string;
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly { readonly count: number }[] }[];
}

interface CoverageFile {
  readonly result: readonly Covered[];
  readonly 'source-map-cache'?: Readonly<Record<string, { readonly data: { readonly sourcesContent: readonly string[] } }>>;
}

const run = promisify(execFile);

for (const [name, host] of [
  ['bare', 'bare()'],
  ['happy-dom', 'happyDom()'],
] as const) {
  describe(`V8's coverage of a module in two tabs (${name})`, () => {
    let folder: string;
    let files: readonly CoverageFile[];

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'coverage-'));
      const loading = [...fromSource, '--input-type=module', '--eval'];
      await run(process.execPath, [...loading, testOn(host)], { cwd: root, env: { ...process.env, NODE_V8_COVERAGE: folder } });
      files = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CoverageFile);
    });

    after(() => rmSync(folder, { recursive: true }));

    it('counts its functions in both, under the name of its file', () => {
      const scripts = files.flatMap(({ result }) => result.filter(({ url }) => url === session.href));

      const counts = scripts.flatMap(({ functions }) =>
        functions.map(({ functionName, ranges }) => `${functionName} ${ranges[0]?.count}`),
      );
      expect(scripts).to.have.length(1);
      expect(counts.filter((each) => each.startsWith('sign'))).to.deep.equal(['signIn 2', 'signOut 0']);
    });

    it('has its source map, with the text of the file', () => {
      const maps = files.flatMap((file) => file['source-map-cache']?.[session.href] ?? []);

      expect(maps.map(({ data }) => data.sourcesContent)).to.deep.equal([[readFileSync(session, 'utf8')]]);
    });

    it('is a report of c8, in lines of the file', async () => {
      const config = join(folder, 'c8.json');
      writeFileSync(config, '{}');
      const given = [
        '--config',
        config,
        'report',
        '--temp-directory',
        folder,
        '--include',
        'fixtures/projects/**',
        '--reporter',
        'text',
      ];

      const { stdout } = await run(process.execPath, [join(root, 'node_modules/c8/bin/c8.js'), ...given], { cwd: root });

      // What signOut() and the listener have in them has not run.
      expect(stdout).to.match(/session\.ts +\|.*\| 12-14,17-18 *$/m);
    });
  });
}
