import { expect } from 'chai';
import { bare, Browser } from '../../../lib/index.ts';
import { openBare } from './open-bare.ts';

describe('what modules of a bare window are made with', () => {
  it('is the realm of the surroundings, and an import.meta for each module', () => {
    const { moduleHost } = openBare().host;
    const meta = moduleHost.createMeta('https://a.example/m.js', (specifier) => `resolved ${specifier}`) as {
      url: string;
      resolve(specifier: unknown): string;
    };

    expect([moduleHost.realm.TypeError, moduleHost.parseJSON('[1]')]).to.deep.equal([TypeError, [1]]);
    expect([Object.getPrototypeOf(meta), meta.url, meta.resolve(5)]).to.deep.equal([
      null,
      'https://a.example/m.js',
      'resolved 5',
    ]);
  });

  it('reports and warns as the page does, until its document has gone', async () => {
    const lines: string[] = [];
    const hosts: ReturnType<ReturnType<typeof bare>['create']>[] = [];
    const host = {
      ...bare(),
      create: (init: Parameters<ReturnType<typeof bare>['create']>[0]) => {
        hosts.push(bare().create(init));
        return hosts.at(-1)!;
      },
    };
    const browser = new Browser({ host, pageErrors: 'trace', console: ({ text }) => lines.push(text) });
    const tab = await browser.open('https://a.example/');
    const { moduleHost } = hosts[0]!;

    moduleHost.reportException(new Error('mine'));
    moduleHost.warn('careful');
    const before = moduleHost.isGone();
    await tab.close();

    expect([tab.errors.map(({ message }) => message), lines]).to.deep.equal([['Error: mine'], ['careful']]);
    expect([before, moduleHost.isGone()]).to.deep.equal([false, true]);
  });
});
