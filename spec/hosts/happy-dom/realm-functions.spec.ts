import { expect } from 'chai';
import { Browser, type Tab } from '../../../lib/index.ts';
import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { reachable } from '../reachable.ts';
import { foreignNames } from './foreign-names.ts';

const symbols: ReadonlySet<symbol> = new Set([Symbol.toStringTag, Symbol.iterator, Symbol.hasInstance, Symbol.toPrimitive]);

const open = async (): Promise<Tab<HappyDomWindow>> => await new Browser({ host: happyDom() }).open('https://a.example/');

describe('functions of a page (happy-dom)', () => {
  it("are of the page's realm, but for the classes of happy-dom and what they have", async () => {
    const tab = await open();
    const { window } = tab;
    const PageFunction = await tab.run(({ Function }) => Function);
    const all = reachable({ window }, new Set(), (symbol) => symbols.has(symbol));
    const foreign = [...all].filter(([object]) => typeof object === 'function' && !(object instanceof PageFunction));
    const names = Object.getOwnPropertyNames(window).filter((name) => {
      const value: unknown = Reflect.get(window, name);
      return typeof value === 'function' && !(value instanceof PageFunction);
    });

    expect(names.toSorted()).to.deep.equal(foreignNames);
    // What is reached neither by one of these names, nor by a prototype, which is happy-dom's or Node's.
    const classes = new RegExp(`__proto__|window\\.(?:${foreignNames.join('|')})\\b`);
    expect(foreign.filter(([, path]) => !classes.test(path))).to.deep.equal([]);
  });
});
