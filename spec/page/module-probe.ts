import { moduleGraphs } from '../hosts/page/modules/module-graphs.ts';
import { helper, moduleRows } from '../hosts/page/modules/module-texts.ts';

/** Runs in a page: imports `/a.js`, and tells what was logged, exported and thrown, as one text. */
export const moduleProbe = `(async () => {
  const show = (value) => {
    if (typeof value === 'function') return 'function ' + value.name;
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.prototype.toString.call(value) + JSON.stringify(value, (_, each) => (typeof each === 'function' ? 'function' : each));
  };
  const log = [];
  globalThis.log = (...values) => void log.push(...values.map(show));
  let end;
  try {
    const namespace = await import('https://a.example/a.js');
    end = Object.keys(namespace).map((name) => name + ' = ' + show(namespace[name])).join('; ');
  } catch (error) {
    end = 'threw ' + (error?.name ?? show(error));
  }
  await new Promise((resolve) => setTimeout(resolve));
  return log.join(', ') + ' | ' + end;
})()`;

/** All graphs, by title: text by path. */
export const moduleCases: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ...moduleRows.map(({ what, text }): [string, Record<string, string>] => [
    what,
    { '/a.js': text.replaceAll("'./h'", "'./h.js'"), '/h.js': helper },
  ]),
  ...moduleGraphs.map(({ what, texts }): [string, Record<string, string>] => [
    what,
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/${name}.js`, text])),
  ]),
]);
