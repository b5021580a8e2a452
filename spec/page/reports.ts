import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Trace } from '../../lib/trace/index.ts';
import { flags } from './chromium.ts';
import { hostile, keptPage, lostUpdate } from './report-traces.ts';

// What a trace looks like in a browser: the report and the picture, opened as files, with the network off.

const picture = fileURLToPath(new URL('../../docs/pictures/report.png', import.meta.url));
const mostPictureBytes = 120_000;
const widths = [1440, 390];
const schemes = ['light', 'dark'] as const;

type Results = Map<string, string | null>;

/** A page of the file, with what it complained of and asked for. */
class Opened {
  readonly page: Page;
  readonly complaints: string[] = [];

  private constructor(page: Page, url: string) {
    this.page = page;
    page.on('console', (message) => this.complaints.push(`console: ${message.text()}`));
    page.on('pageerror', ({ message }) => this.complaints.push(`error: ${message}`));
    page.on('request', (request) => {
      if (request.url() !== url) this.complaints.push(`request: ${request.url()}`);
    });
  }

  static async at(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext({ offline: true, ...options });
    const opened = new Opened(await context.newPage(), url);
    await opened.page.goto(url);
    return opened;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Each rule with what broke it; nothing, when it was kept. `write`: the picture for the documents is made again. */
export async function lookAtReports(executablePath: string, write: boolean): Promise<ReadonlyMap<string, string | null>> {
  const results: Results = new Map();
  const folder = mkdtempSync(join(tmpdir(), 'storageloom-report-'));
  const browser = await chromium.launch({ executablePath, args: [...flags] });
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  try {
    for (const [name, run] of Object.entries({ 'lost update': lostUpdate, 'kept page': keptPage, hostile })) {
      const trace = await run();
      const [report, svg] = [fileOf(`${name}.html`, trace.toHTML()), fileOf(`${name}.svg`, trace.toSVG())];
      await lookAtSteps(browser, name, report, results);
      await lookAtList(browser, name, report, trace, results);
      await lookAtPicture(browser, name, svg, results);
      for (const scheme of schemes) for (const width of widths) await audit(browser, name, report, { scheme, width }, results);
      if (name === 'lost update' && write) await takePicture(browser, report);
    }
    const { length } = readFileSync(picture);
    results.set('the picture in the documents is small', length < mostPictureBytes ? null : `It has ${length} bytes.`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
  return results;
}

/** What the page says of the step at which it is. */
async function told(page: Page): Promise<{ readonly status: string; readonly areas: string; readonly current: string }> {
  const textOf = async (selector: string): Promise<string> => (await page.textContent(selector)) ?? '';
  return { status: await textOf('#status'), areas: await textOf('#areas'), current: await textOf('[aria-current=step]') };
}

/** With the keyboard only. */
async function lookAtSteps(browser: Browser, name: string, url: string, results: Results): Promise<void> {
  const opened = await Opened.at(browser, url);
  const { page, complaints } = opened;
  const rule = (what: string): string => `report, ${name}: ${what}`;
  const title = await page.title();
  const first = await told(page);
  await page.keyboard.press('End');
  const last = await told(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  const again = await told(page);
  await page.keyboard.press('Home');
  const back = await told(page);
  const statuses = new Set<string>();
  const count = await page.locator('ol.steps > li').count();
  for (let n = 0; n < count; n++) {
    statuses.add((await told(page)).status);
    await page.keyboard.press('ArrowRight');
  }
  results.set(rule('keys lead to the end and back'), same(JSON.stringify([again, back]), JSON.stringify([last, first])));
  results.set(
    rule('status and storage change with the steps'),
    last.areas !== first.areas && statuses.size > 3 ? null : last.areas,
  );
  const words = await page.getAttribute('#slider', 'aria-valuetext');
  results.set(rule('list and slider say which step it is'), same(`${last.current} ${words}`, `${words} ${last.current}`));
  for (let n = 0; n < 30 && !(await page.evaluate<boolean>('document.activeElement.id === "slider"')); n++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowLeft');
  results.set(
    rule('the slider is reached by Tab and moved by arrows'),
    (await told(page)).status === last.status ? last.status : null,
  );
  results.set(rule('nothing of the trace runs or is loaded'), same(await page.title(), title));
  results.set(rule('no complaint and no request'), complaints.length === 0 ? null : complaints.join('\n'));
  await opened.close();
}

/** Without JavaScript. */
async function lookAtList(browser: Browser, name: string, url: string, trace: Trace, results: Results): Promise<void> {
  const opened = await Opened.at(browser, url, { javaScriptEnabled: false });
  const items = await opened.page.locator('ol.steps > li').count();
  const rows = await opened.page.locator('ol.steps > li li').count();
  const buttons = await opened.page.locator('button:visible').count();
  const drawn = trace.toSVG().match(/class="sl-row"/g)?.length ?? 0;
  results.set(`report, ${name}: without JavaScript the list has all rows`, same(`${rows}`, `${drawn}`));
  results.set(`report, ${name}: and shows nothing that needs it`, items > 3 && buttons === 0 ? null : `${items} ${buttons}`);
  await opened.close();
}

async function lookAtPicture(browser: Browser, name: string, url: string, results: Results): Promise<void> {
  const opened = await Opened.at(browser, url);
  const said = await opened.page.evaluate<string>(
    `[document.documentElement.localName, ...['title', 'desc', 'parsererror', 'script', 'img'].map((name) =>
      document.getElementsByTagName(name).length)].join(' ')`,
  );
  results.set(`SVG, ${name}: is one, with a title and a description`, same(said, 'svg 1 1 0 0 0'));
  results.set(`SVG, ${name}: no complaint and no request`, opened.complaints.length === 0 ? null : opened.complaints.join('\n'));
  await opened.close();
}

interface Look {
  readonly scheme: (typeof schemes)[number];
  readonly width: number;
}

async function audit(browser: Browser, name: string, url: string, { scheme, width }: Look, results: Results): Promise<void> {
  const opened = await Opened.at(browser, url, { colorScheme: scheme, viewport: { width, height: 850 } });
  const { page } = opened;
  for (const key of ['End', 'ArrowLeft']) await page.keyboard.press(key);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<axe.AxeResults, 'violations'>>('axe.run()');
  const breaches = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide > width) breaches.push(`The page is ${wide} pixels wide.`);
  const small = await page.evaluate<string[]>(
    `[...document.querySelectorAll('button, input, ol.steps a')].filter((each) => each.checkVisibility() && each.id !== 'letters' &&
      each.getBoundingClientRect().height < 24).map((each) => each.id || each.textContent)`,
  );
  breaches.push(...small.map((each) => `less than 24 pixels: ${each}`));
  results.set(
    `report, ${name}: everybody can use it, ${scheme}, ${width} pixels`,
    breaches.length === 0 ? null : breaches.join('\n'),
  );
  await opened.close();
}

/** Of the step in which the first of two counts is written. */
async function takePicture(browser: Browser, url: string): Promise<void> {
  const opened = await Opened.at(browser, url, { colorScheme: 'light', viewport: { width: 1060, height: 660 } });
  for (const key of ['Home', ...Array<string>(4).fill('ArrowRight')]) await opened.page.keyboard.press(key);
  await opened.page.screenshot({ path: picture });
  await opened.close();
}

function same(actual: string, expected: string): string | null {
  return actual === expected ? null : `expected ${expected}\ngot      ${actual}`;
}
