import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { soaks } from '../soak.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const bareProject = `
import { Browser, seeded, tabs, type AnyBrowser, type AnyTab, type BrowserOptions, type Tab } from 'storageloom';

const options: BrowserOptions = { pages: () => new Response('x', { headers: { 'content-type': 'text/plain' } }), scheduler: seeded(1) };
const browser = new Browser(options);
const tab: Tab = await browser.open('https://a.example/');
tab.window.addEventListener('storage', (event) => {
  const key: string | null = event.key;
  const url: string = event.url;
  return [key, url];
});
tab.window.onstorage = ({ newValue }) => newValue?.length;
tab.document.addEventListener('visibilitychange', () => undefined);
tab.window.dispatchEvent(new tab.window.Event('x'));
tab.localStorage.setItem('a', '1');
tab.window.localStorage.cart = '3';
const length: number = await tab.run((window, name: string) => window.localStorage.getItem(name)?.length ?? 0, 'cart');
await using list = await tabs(2, { url: 'https://a.example/' });
const [a, b] = list;
const third: Tab = (await tabs(3))[2];
const many: Tab | undefined = (await tabs(Number('40')))[7];
const two: 2 = list.length;
const cart: string = tab.globals<{ cart: { first: string } }>().cart.first + third.globals<{ x: string }>().localStorage.length;
// @ts-expect-error that was not said of the page
tab.globals<{ cart: string }>().basket;
third.browser.note(cart + many?.url + two);
a.browser.note(b.heard.map(({ key }) => String(key)).join() + length);

const urlOf = (each: AnyTab): string => each.url + each.browser.now + each.frames.length;
const settle = (each: AnyBrowser): Promise<unknown> => each.settle();
urlOf(a);
await settle(browser);
// @ts-expect-error there is no such option
new Browser({ nonsense: 1 });
// @ts-expect-error a number is no URL
await browser.open(5);
// @ts-expect-error a tab has no such member
tab.nonsense;
// @ts-expect-error nor has a tab of tabs()
a.nonsense;
// @ts-expect-error nor has its window
a.window.nonsense;
`;

const htmlProject = `
import { Browser, tabs, type AnyBrowser, type AnyTab, type BrowserOptions, type Frame, type Tab } from 'storageloom';
import { happyDom, type HappyDomWindow } from 'storageloom/happy-dom';
import { jsdom, type JsdomWindow } from 'storageloom/jsdom';

const options: BrowserOptions<HappyDomWindow> = { host: happyDom(), pages: () => new Response('<p>', { status: 200 }) };
const browser: Browser<HappyDomWindow> = new Browser(options);
const tab: Tab<HappyDomWindow> = await browser.open('https://a.example/');
tab.document.querySelector('button')?.click();
const text: string | undefined = tab.document.getElementById('state')?.textContent;
tab.window.addEventListener('storage', (event) => {
  const key: string | null = event.key;
  const left: number | undefined = event.storageArea?.length;
  return [key, left];
});
tab.window.addEventListener('pagehide', ({ persisted }) => persisted);
tab.window.addEventListener('click', (event) => event.target);
tab.window.dispatchEvent(new tab.window.Event('x'));
new tab.window.StorageEvent('storage', { key: 'a' });
tab.localStorage.setItem('a', '1');
tab.window.localStorage.cart = '3';
const timer: number = tab.window.setTimeout(() => tab.window.clearTimeout(timer), 5);
const keys: (string | symbol)[] = tab.window.Reflect.ownKeys(new tab.window.Map());
const title: string = await tab.run((window) => window.document.title + keys.join() + text);
const frame: Frame<HappyDomWindow> = await tab.addFrame('/inside');
frame.document.body.append(title);
const [a, b] = await tabs(2, { host: happyDom(), url: 'https://a.example/' });
b.document.querySelector('p')?.append('x');
const third: Tab<HappyDomWindow> = (await tabs(3, { host: happyDom() }))[2];
third.globals<{ cart: number[] }>().cart.push(third.frames[0]?.globals<{ n: number }>().n ?? 0);

const urlOf = (each: AnyTab): string => each.url + String(each.localStorage.getItem('a'));
const settle = (each: AnyBrowser): Promise<unknown> => each.settle();
urlOf(tab);
urlOf(a);
await settle(browser);
await settle(a.browser);
const onJsdom: Tab<JsdomWindow> = await new Browser({ host: jsdom() }).open('https://a.example/');
urlOf(onJsdom);
onJsdom.window.localStorage.setItem('a', '1');
// @ts-expect-error a document has no such member
tab.document.nonsense;
// @ts-expect-error nor has a window
tab.window.nonsense;
`;

// What libraries for tests take are elements of the DOM library.
const domProject = `
import { tabs } from 'storageloom';
import { happyDom } from 'storageloom/happy-dom';
import { jsdom } from 'storageloom/jsdom';

const [tab] = await tabs(2, { host: happyDom() });
const [onJsdom] = await tabs(2, { host: jsdom() });
onJsdom.window.addEventListener('storage', ({ key }) => key?.length);
const within = (element: HTMLElement): Element[] => [...element.querySelectorAll('p')];
within(tab.document.body);
const value: string | undefined = tab.document.querySelector<HTMLInputElement>('#name')?.value;
const other: Document = (await tab.addFrame('/inside')).document;
other.title = String(value);
// @ts-expect-error a document has no such member
tab.document.nonsense;
`;

interface Project {
  readonly lib: readonly string[];
  readonly moduleResolution: 'nodenext' | 'bundler';
}

describe('the types, in a project of another person', () => {
  let folder: string;

  const compile = async (source: string, { lib, moduleResolution }: Project): Promise<string> => {
    const project = mkdtempSync(join(folder, 'project-'));
    const compilerOptions = {
      target: 'es2023',
      lib,
      types: ['node'],
      module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution,
      moduleDetection: 'force',
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      paths: {
        storageloom: ['../declarations/index.d.ts'],
        'storageloom/happy-dom': ['../declarations/hosts/happy-dom/index.d.ts'],
        'storageloom/jsdom': ['../declarations/hosts/jsdom/index.d.ts'],
      },
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.ts'] }));
    writeFileSync(join(project, 'example.ts'), source);
    const errors = await run(['-p', project]);
    // happy-dom's own declarations do not pass with those of Node 20; ours must.
    return errors
      .split('\n')
      .filter((line) => line !== '' && !line.includes('node_modules/happy-dom/'))
      .join('\n');
  };

  before(async () => {
    // Inside the package, so that happy-dom is found, and below a folder that neither git nor coverage looks at.
    mkdirSync(join(root, 'coverage'), { recursive: true });
    folder = mkdtempSync(join(root, 'coverage', 'types-'));
    const outDir = join(folder, 'declarations');
    const emit = ['--outDir', outDir, '--emitDeclarationOnly', '--sourceMap', 'false'];
    // Whether lib/ itself passes is what "npm run check" asks.
    await run(['-p', join(root, 'tsconfig.build.json'), ...emit]);
  });

  after(() => rmSync(folder, { recursive: true }));

  it('are those of the DOM library for documents with markup, where it is loaded', async () => {
    expect(await compile(domProject, { lib: ['es2023', 'dom'], moduleResolution: 'nodenext' })).to.equal('');
  });

  const libraries = [['es2023', 'dom'], ['es2023', 'esnext.disposable', 'dom'], ['es2023']];
  // Each compiles a project, which takes a second.
  for (const lib of soaks ? libraries : libraries.slice(2)) {
    for (const moduleResolution of soaks ? (['nodenext', 'bundler'] as const) : (['nodenext'] as const)) {
      it(`hold for bare windows, with ${lib.join(' and ')}, resolved as ${moduleResolution} does`, async () => {
        const errors = await compile(bareProject, { lib, moduleResolution });

        expect(errors).to.equal('');
      });

      it(`hold for windows of happy-dom, with ${lib.join(' and ')}, resolved as ${moduleResolution} does`, async () => {
        const errors = await compile(htmlProject, { lib, moduleResolution });

        expect(errors).to.equal('');
      });
    }
  }

  it('refuse what they should: the examples above would notice', async () => {
    const wrong = `import { Browser } from 'storageloom';\nnew Browser({ seed: 'one' });\n`;

    const errors = await compile(wrong, { lib: ['es2023', 'dom'], moduleResolution: 'nodenext' });

    expect(errors).to.match(/example\.ts\(2,\d+\): error TS2322/);
  });
});

/** What the compiler complains about; empty when it is content. */
async function run(args: readonly string[]): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [compiler, ...args, '--pretty', 'false'], { cwd: root });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
