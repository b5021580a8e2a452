import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium, flags } from './chromium.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import type { PageReport } from './in-page.ts';
import { moduleDifferences, modulesInChromium, modulesOn } from './module-hosts.ts';
import { explorations } from './explorations.ts';
import { lookAtReports } from './reports.ts';
import { pageFor, runtimePackages, serve, type Package } from './page-server.ts';
import { divergingScenarios, scenarios } from './scenarios.ts';

// npm run test:browser: the built package in a page of a real Chromium, against the sources in Node. Their traces must be equal.
// Then the reports of traces, as files. `-- --write` makes the picture of one for the documents again.

/** For the page and all of its scenarios. They take a second or two. */
const limitMs = 60_000;
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Seen extends PageReport {
  /** Paths of all that the page asked for. */
  readonly requested: readonly string[];
  /** Errors of the page that nobody caught. */
  readonly errors: readonly string[];
}

/** What users get, and beside it the modules that run in the page. False: it does not compile, and the compiler has said why. */
function build(folder: string): boolean {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compile = (...options: string[]): boolean =>
    spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' }).status === 0;
  const modules = ['in-page', 'page-state', 'scenarios', 'explorations'].map((name) => join(root, 'spec/page', `${name}.ts`));
  const plainly = ['--ignoreConfig', '--noCheck', '--noResolve', '--rewriteRelativeImportExtensions'];
  const modern = ['--target', 'es2023', '--module', 'esnext', '--moduleDetection', 'force'];
  return (
    compile('-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')) &&
    compile(...plainly, ...modern, '--rootDir', 'spec/page', '--outDir', join(folder, 'page'), ...modules)
  );
}

async function lookInto(executablePath: string, url: string): Promise<Seen> {
  const browser = await chromium.launch({ executablePath, args: [...flags] });
  // What waits for the page then fails.
  const alarm = setTimeout(() => void browser.close(), limitMs);
  try {
    const page = await browser.newPage();
    const requested: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requested.push(request.url().replace(url, '/')));
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url);
    const report = await page.evaluate<PageReport>(`import('/page/in-page.js').then(({ runInPage }) => runInPage())`);
    return { ...report, requested, errors };
  } finally {
    clearTimeout(alarm);
    await browser.close();
  }
}

/** Each rule with what broke it; nothing, when it was kept. */
async function compare(seen: Seen, packages: readonly Package[]): Promise<Map<string, string | null>> {
  const results = new Map<string, string | null>();
  for (const [name, scenario] of Object.entries(scenarios)) {
    results.set(`${name}: the same trace as in Node`, differenceOf(await scenario(), seen.traces[name] ?? ''));
  }
  for (const [name, exploration] of Object.entries(explorations)) {
    results.set(`explored, ${name}: the same as in Node`, differenceOf(await exploration(), seen.explored[name] ?? ''));
  }
  for (const [name, scenario] of Object.entries(divergingScenarios)) {
    const trace = seen.traces[name] ?? '';
    const difference = trace.startsWith('{"storageloom":"trace"') ? differenceOf(await scenario(), trace) : null;
    results.set(
      `${name}: the known difference`,
      difference === null ? `There is none any more, so docs/divergences.md is wrong; or the scenario failed: ${trace}` : null,
    );
  }
  const expected = ['page', 'dist', ...packages.map(({ name }) => `node_modules/${name}`)];
  const foreign = seen.requested.filter((path) => path !== '/' && !expected.some((folder) => path.startsWith(`/${folder}/`)));
  const unwanted = seen.requested.filter((path) => /^node:|\/hosts\/happy-dom\/|\/(?:node|cli)\//.test(path));
  results.set('loads the package and what it depends on, and nothing else', listed(foreign));
  results.set('loads nothing of Node and of no emulator', listed(unwanted));
  results.set('has asked for the main entry at all', seen.requested.includes('/dist/index.js') ? null : listed(seen.requested));
  results.set('leaves the globals and the storage of the page alone', listed(seen.touched));
  results.set('leaves no error to the page', listed(seen.errors));
  return results;
}

/** Module graphs in that browser and on our hosts. */
async function compareModules(executablePath: string): Promise<ReadonlyMap<string, string | null>> {
  const results = new Map<string, string | null>();
  const inBrowser = await modulesInChromium(executablePath);
  for (const [name, host] of Object.entries({ 'happy-dom': happyDom, jsdom })) {
    const ours = await modulesOn(host);
    const different = [...inBrowser].filter(
      ([title, told]) => ours.get(title) !== told && moduleDifferences[title]?.includes(name) !== true,
    );
    const breaches = different.map(([title, told]) => `${title}\n  browser: ${told}\n  ${name}: ${ours.get(title)}`);
    results.set(`${inBrowser.size} graphs of modules: what ${name} does, the browser does`, listed(breaches));
  }
  return results;
}

function listed(breaches: readonly string[]): string | null {
  return breaches.length === 0 ? null : breaches.join('\n');
}

/** The first line in which the traces part, with the one before it. */
function differenceOf(inNode: string, inPage: string): string | null {
  if (inNode === inPage) return null;
  const [ours, theirs] = [inNode.split('\n'), inPage.split('\n')];
  const line = ours.findIndex((text, index) => text !== theirs[index]);
  const excerpt = (lines: readonly string[]): string => lines.slice(Math.max(0, line - 1), line + 3).join('\n    ');
  return `line ${line + 1}\n  Node:\n    ${excerpt(ours)}\n  page:\n    ${excerpt(theirs)}`;
}

function print(results: ReadonlyMap<string, string | null>): number {
  for (const [rule, breach] of results) {
    console.log(breach === null ? `  ✔ ${rule}` : `  ✘ ${rule}\n      ${breach.replaceAll('\n', '\n      ')}`);
  }
  const failing = [...results.values()].filter((breach) => breach !== null).length;
  console.log(`\n  ${results.size - failing} passing in a page, ${failing} failing`);
  return failing === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) {
    console.error('No Chromium was found: install one (apt-get install chromium), or name its file in STORAGELOOM_CHROMIUM.');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'storageloom-page-'));
  const packages = await runtimePackages(root);
  const served = ['dist', 'page'].map((name): [string, string] => [`/${name}/`, join(folder, name)]);
  const modules = packages.map(({ name }): [string, string] => [`/node_modules/${name}/`, join(root, 'node_modules', name)]);
  const { server, url } = await serve(pageFor(packages), new Map([...served, ...modules]));
  try {
    if (!build(folder)) return 1;
    const results = await compare(await lookInto(executablePath, url), packages);
    for (const [rule, breach] of await compareModules(executablePath)) results.set(rule, breach);
    for (const [rule, breach] of await lookAtReports(executablePath, process.argv.includes('--write'))) results.set(rule, breach);
    return print(results);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = await main();
