import fc from 'fast-check';
import { Browser, type DocumentHostFactory } from '../../lib/index.ts';

/** Expressions that ask for the time, for chance, or for the place, in every window. */
const everywhere: readonly string[] = [
  ...[
    'Date.now()',
    'new Date().getTime()',
    'Date()',
    'String(new Date())',
    'new Date().getHours()',
    'Date.parse("2026-05-05T12:00")',
  ],
  ...['new Date(2026, 6, 1).toISOString()', 'new Date("5 May 2026 10:00").getTime()', 'new Date().toLocaleString()'],
  ...['new Date().getTimezoneOffset()', 'new Date().toLocaleDateString()', 'new Date().toLocaleTimeString("de")'],
  ...['new (class extends Date {})().getTime()', 'structuredClone(new Date()).toString()', 'new Date().constructor.now()'],
  ...[
    'performance.now()',
    'performance.timeOrigin',
    'JSON.stringify(performance.getEntries())',
    'JSON.stringify(performance.timing)',
  ],
  ...['performance.mark("m").startTime', 'performance.measure("n").duration'],
  ...['Math.random()', 'crypto.randomUUID()', 'String(crypto.getRandomValues(new Uint16Array(5)))'],
  ...[
    'new Intl.DateTimeFormat().format()',
    'JSON.stringify(new Intl.DateTimeFormat(undefined, { timeStyle: "full" }).formatToParts())',
  ],
  ...['JSON.stringify(new Intl.DateTimeFormat().resolvedOptions())', 'new Intl.NumberFormat().resolvedOptions().locale'],
  ...[
    'new Event("x").timeStamp',
    'new CustomEvent("x").timeStamp',
    'new MessageEvent("x").timeStamp',
    'new ErrorEvent("x").timeStamp',
  ],
  'new StorageEvent("x").timeStamp',
  ...[
    '(() => { let at; const on = ({ timeStamp }) => (at = timeStamp); addEventListener("t", on); dispatchEvent(new Event("t")); return at })()',
  ],
  ...['(() => { const since = Date.now(); while (Date.now() - since < 3); return performance.now() })()'],
];

/** And those that only an HTML window knows. */
const inHTML: readonly string[] = [
  ...['new MouseEvent("x").timeStamp', 'new KeyboardEvent("x").timeStamp', 'document.createEvent("UIEvents").timeStamp'],
  ...[
    '(() => { let at; document.body.addEventListener("click", (event) => (at = event.timeStamp)); document.body.click(); return at })()',
  ],
  ...[
    '(() => { let at; const p = document.createElement("p"); p.onclick = (event) => (at = event.timeStamp); p.click(); return at })()',
  ],
  ...[
    '(() => { let at; const c = new AbortController(); c.signal.onabort = (event) => (at = event.timeStamp); c.abort(); return at })()',
  ],
  ...[
    'new File([], "f").lastModified',
    'document.timeline?.currentTime',
    'window.MediaStream && new MediaStream().id',
    'document.lastModified',
  ],
  ...['(() => { const data = new FormData(); data.set("f", new Blob(["x"])); return data.get("f").lastModified })()'],
  ...['(() => { const data = new FormData(); data.set("f", "x"); return new Response(data).headers.get("content-type") })()'],
  ...['URL.createObjectURL(new Blob([]))', 'navigator.language', '(5).toLocaleString()'],
];

export interface ClockProgram {
  readonly expressions: readonly string[];
  readonly seed: number;
}

/** Lists of expressions, with the seed of a run. */
export function clockPrograms(html: boolean): fc.Arbitrary<ClockProgram> {
  const known = html ? [...everywhere, ...inHTML] : everywhere;
  return fc.record({ expressions: fc.array(fc.constantFrom(...known), { minLength: 5, maxLength: 25 }), seed: fc.nat() });
}

/** Every expression there is, once. */
export function allClockExpressions(html: boolean): ClockProgram {
  return { expressions: html ? [...everywhere, ...inHTML] : everywhere, seed: 3 };
}

/** What the expressions gave in two tabs, at once and in timers, and the trace of it. */
export async function runClockPage(host: DocumentHostFactory, { expressions, seed }: ClockProgram): Promise<readonly string[]> {
  await using browser = new Browser({ host, seed, timezone: 'Asia/Kolkata' });
  const values: string[] = [];
  for (const url of ['https://a.example/', 'https://b.example/']) {
    const tab = await browser.open(url);
    const code = expressions.map((each) => `noted(${JSON.stringify(each)}, ${each});`).join('\n');
    const page = `const noted = (text, value) => localStorage.setItem('note ' + localStorage.length, text + ': ' + value);
      ${code}; setTimeout(() => { ${code} }, 7); addEventListener('load', () => { ${code} });`;
    await tab.evaluate(`{ ${page} }`);
    await browser.advance(20);
    values.push(...Object.values((await tab.evaluate('({ ...localStorage })')) as Record<string, string>));
  }
  return [...values, ...browser.trace.toJSONL().split('\n')];
}
