import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import { Browser, type AnyTab } from '../../lib/index.ts';

const page = readFileSync(new URL('../../docs/limits-of-hosts.md', import.meta.url), 'utf8');

/** Each name of the table, with what the page says of the hosts. */
const rows = [...page.matchAll(/^\| (`[^|]+`) +\| (yes|–) +\| (yes|–) +\| (yes|–) +\|/gm)].flatMap(([, names = '', ...answers]) =>
  [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => ({
    name,
    bare: answers[0] === 'yes',
    'happy-dom': answers[1] === 'yes',
    jsdom: answers[2] === 'yes',
  })),
);

function has(window: object, name: string): boolean {
  const path = name.split('.');
  let holder: unknown = window;
  for (const part of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null || !(part in holder)) return false;
    holder = Reflect.get(holder, part);
  }
  return typeof holder === 'object' && holder !== null && (path.at(-1) ?? '') in holder;
}

describe('docs/limits-of-hosts.md', () => {
  it('has a table', () => {
    expect(rows.length).to.be.above(50);
  });

  for (const [host, options] of [
    ['bare', () => ({})],
    ['happy-dom', () => ({ host: happyDom() })],
    ['jsdom', () => ({ host: jsdom() })],
  ] as const) {
    it(`says of each name whether a window has it (${host})`, async () => {
      const { window } = (await new Browser(options()).open('https://a.example/')) as AnyTab;

      const said = rows.map((row) => `${row.name}: ${row[host]}`);

      expect(rows.map(({ name }) => `${name}: ${has(window, name)}`)).to.deep.equal(said);
    });
  }

  it('is right about what comes out of a page', async () => {
    const tab = await new Browser({ host: happyDom() }).open('https://a.example/');
    await tab.evaluate('state = { list: [1] }; 0');
    const read = (window: object): unknown => Reflect.get(window, 'state');

    const own = await tab.run(read);

    expect(() => deepStrictEqual(own, { list: [1] })).to.throw();
    deepStrictEqual(structuredClone(own), { list: [1] });
    deepStrictEqual(await tab.evaluate('state'), { list: [1] });
  });
});
