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

  describe('says what all pages of a process share', () => {
    const [, section = ''] = /^## What all pages of a process share\n([\s\S]*?)^## /m.exec(page) ?? [];
    /** An item ends where it says what is not shared. */
    const items = [...section.matchAll(/^- ([\s\S]*?)(?: but |;\n|\.\n)/gm)].map(([, item = '']) => item);
    const shared = items.flatMap((item) => [...item.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    const own = [.../^A window of[\s\S]*? Most other/m.exec(section)![0].matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const prototypeOf = (window: object, name: string): object => (Reflect.get(window, name) as { prototype: object }).prototype;
    const open = (): Promise<AnyTab> => new Browser({ host: happyDom() }).open('https://a.example/') as Promise<AnyTab>;

    it('by name', async () => {
      const [one, other] = [(await open()).window, (await open()).window];
      const areShared = (names: readonly string[]): readonly string[] =>
        names.filter((name) => prototypeOf(one, name) === prototypeOf(other, name));

      expect(shared).to.include.members(['Node', 'CustomEvent', 'Navigator', 'URLSearchParams']);
      expect(areShared(shared)).to.deep.equal(shared);
      expect(own).to.include.members(['Object', 'Storage']);
      expect(areShared(own)).to.deep.equal([]);
    });

    it('and that it is nothing on jsdom', async () => {
      const windows = [jsdom(), jsdom()].map(async (host) => (await new Browser({ host }).open('https://a.example/')).window);
      const [one, other] = (await Promise.all(windows)) as [object, object];
      const there = [...shared, ...own].filter((name) => name in one);

      expect(there).to.include.members(['Node', 'Navigator', 'URLSearchParams', 'Object']);
      expect(there.filter((name) => prototypeOf(one, name) === prototypeOf(other, name))).to.deep.equal([]);
    });

    it('and that a reset does not take it away', async () => {
      const [tab, stranger] = [await open(), await open()];
      await tab.evaluate('Element.prototype.left = 1; Object.prototype.left = 2; 0');
      const read = '[document.body.left, {}.left]';

      await tab.browser.reset();

      const found = [await tab.evaluate(read), await stranger.evaluate(read)];
      Reflect.deleteProperty(prototypeOf(tab.window, 'Element'), 'left');
      expect(found).to.deep.equal([
        [1, undefined],
        [1, undefined],
      ]);
    });
  });

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
