import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser, type Tab } from '../../lib/index.ts';
import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { itSoaks } from '../soak.ts';
import { fromSource } from '../from-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lib = pathToFileURL(join(root, 'lib/')).href;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what page code throws when a test calls it', () => {
  let tab: Tab<HappyDomWindow>;

  beforeEach(async () => {
    tab = await new Browser({ host: happyDom() }).open('https://a.example/');
    await tab.evaluate(`
      told = [];
      addEventListener('unhandledrejection', (event) => told.push(event.reason.message));
      addEventListener('error', (event) => told.push('error ' + event.message));
      async function fails(text) { throw new Error(text); }
      function throws() { throw new RangeError('thrown'); }`);
  });

  afterEach(() => tab.browser.close());

  const call = (name: string, ...args: unknown[]): unknown => Reflect.apply(Reflect.get(tab.window, name), tab.window, args);

  it('comes to the test, and to nobody else', async () => {
    expect(() => call('throws')).to.throw('thrown');
    await turn();

    expect(await tab.evaluate('told')).to.deep.equal([]);
  });

  it('comes to the test as a rejection that the test handles', async () => {
    const error: unknown = await (call('fails', 'awaited') as Promise<unknown>).catch((reason: unknown) => reason);
    await turn();

    expect(error).to.have.property('message', 'awaited');
    expect(await tab.evaluate('told')).to.deep.equal([]);
  });

  it('is told to the window when it is a rejection that nobody handles', async () => {
    void call('fails', 'left alone');
    await turn();
    await tab.browser.settle();

    expect(await tab.evaluate('told')).to.deep.equal(['left alone']);
    expect(tab.browser.trace.events({ type: 'error' })).to.have.lengthOf(1);
  });

  it('is told to the window whose code it is, not to the one whose task runs', async () => {
    const other = await tab.browser.open('https://b.example/');
    const fails: unknown = Reflect.get(tab.window, 'fails');

    await other.run(() => void Reflect.apply(fails as () => unknown, undefined, ['of the first']));
    await tab.browser.settle();

    expect(await tab.evaluate('told')).to.deep.equal(['of the first']);
  });

  it('ends nothing when its document is gone', async () => {
    const fails: unknown = Reflect.get(tab.window, 'fails');
    await tab.goto('https://b.example/');

    void Reflect.apply(fails as () => unknown, undefined, ['of the past']);
    await turn();

    expect(tab.browser.trace.events({ type: 'error' })).to.have.lengthOf(1);
  });
});

/** Runs a program with its own process; answers with its exit code and what it printed. */
async function run(program: string, args: (file: string) => readonly string[]): Promise<{ code: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'storageloom-rejections-'));
  try {
    const file = join(folder, 'program.mjs');
    await writeFile(
      file,
      `import { Browser } from '${lib}index.ts';\nimport { happyDom } from '${lib}hosts/happy-dom/index.ts';\n${program}`,
    );
    const child = spawn(process.execPath, [...fromSource, ...args(file)], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, output };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const opened = `
  const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
  const tab = await browser.open('https://a.example/');
  await tab.evaluate("addEventListener('unhandledrejection', () => (heard = true)); async function fails() { throw new Error('of the page'); }");
`;
const turns = 'await new Promise((resolve) => setTimeout(resolve, 20));';
const mocha = (file: string): string[] => [join(root, 'node_modules/mocha/lib/cli/cli.js'), '--no-config', file];

describe('an unhandled rejection in a process of its own', () => {
  it('that is of a page ends nothing, whether or not its Browser is ever closed', async () => {
    const { code, output } = await run(
      `${opened} tab.window.fails(); ${turns} await browser.settle(); console.log(tab.window.heard, browser.pending.length);`,
      (file) => [file],
    );

    expect([output.trim().split('\n').at(-1), code]).to.deep.equal(['true 0', 0]);
  });

  itSoaks('that is of nobody ends the process as ever, also while a Browser is open', async () => {
    const { code, output } = await run(
      `${opened} Promise.reject(new Error('of nobody')); ${turns} console.log('not', 'reached');`,
      (file) => [file],
    );

    expect(code).to.equal(1);
    expect(output).to.include('of nobody').and.not.include('not reached');
  });

  itSoaks('that is of a page is for the listeners of the process again when its Browser was closed', async () => {
    const { code, output } = await run(
      `process.on('unhandledRejection', (reason) => console.log('listener', reason.message));
       ${opened} const { fails } = tab.window; fails(); ${turns} await browser.close(); fails(); ${turns}
       console.log(process.listenerCount('unhandledRejection'), Object.hasOwn(process, 'emit'));`,
      (file) => [file],
    );

    expect([output.trim().split('\n'), code]).to.deep.equal([['listener of the page', '1 false'], 0]);
  });

  itSoaks('leaves mocha its listeners: what is of a page they do not hear, and what is of the test they do', async () => {
    const program = `
      const heard = [];
      const before = process.rawListeners('unhandledRejection');
      process.on('unhandledRejection', (reason) => heard.push(reason.message));
      it('of the page', async () => { ${opened} tab.window.fails(); ${turns} await browser.settle(); if (!tab.window.heard) throw new Error('not heard'); });
      it('of the test', async () => { ${opened} Promise.reject(new Error('of nobody')); ${turns} });
      after(() => console.log(heard.join(), before.every((each, i) => process.rawListeners('unhandledRejection')[i] === each)));`;
    const { code, output } = await run(program, mocha);

    expect(output).to.include('2 passing').and.include('of nobody true');
    expect(code).to.equal(0);
  });

  itSoaks('fails no test of node:test when it is of a page, and fails one when it is of the test', async () => {
    const program = `import { test } from 'node:test';
      test('of the page', async () => { ${opened} tab.window.fails(); ${turns} await browser.settle(); if (!tab.window.heard) throw new Error('not heard'); });
      test('of the test', async () => { ${opened} Promise.reject(new Error('of nobody')); ${turns} });
      test('after', () => undefined);`;
    const { code, output } = await run(program, (file) => [file]);

    expect(output)
      .to.match(/pass 2\b/)
      .and.match(/fail 1\b/)
      .and.include('of nobody');
    expect(code).to.equal(1);
  });
});
