import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { bare, Browser, type BareOptions, type DocumentHostFactory, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import { onEveryHost } from '../on-every-host.ts';
import { failing } from '../test-failure.ts';
import { textLoader } from './text-loader.ts';

const a = 'https://a.example/';

const texts = {
  '/session.ts': `
    import { where } from './where.ts';
    export let count = 0;
    export const inc = () => { localStorage.setItem('count', String(++count)); };
    export const at = () => where;
    export const heard = [];
    addEventListener('storage', ({ key }) => heard.push(key));`,
  '/where.ts': 'export const where = location.pathname;',
  '/late.ts': 'export const late = await new Promise((resolve) => setTimeout(resolve, 500, "late"));',
  '/never.ts': 'await new Promise(() => {});',
  '/throws.ts': "throw new RangeError('at load');",
  '/later.ts': "export const load = () => import('./where.ts'); export const gone = () => import('./gone.ts');",
};

interface Session {
  readonly count: number;
  readonly heard: readonly string[];
  inc(): void;
  at(): string;
}

const hosts: readonly (readonly [name: string, host: (options?: BareOptions) => DocumentHostFactory<object>])[] = [
  ['bare', bare],
  ['happy-dom', happyDom],
  ...(onEveryHost ? [['jsdom', jsdom] as const] : []),
];

for (const [name, host] of hosts) {
  describe(`tab.import() (${name})`, () => {
    const open = (url: string = a, loader = textLoader(texts)): Promise<Tab<object>> =>
      new Browser({ host: host(), loader }).open(url);

    it('gives each tab a module of its own, with its globals and live bindings', async () => {
      const one = await open(`${a}one`);
      const other = await one.browser.open(`${a}other`);
      const [ofOne, ofOther] = [await one.import<Session>('./session.ts'), await other.import<Session>('./session.ts')];

      ofOne.inc();
      await one.browser.settle();

      expect([ofOne.at(), ofOther.at()]).to.deep.equal(['/one', '/other']);
      expect([ofOne.count, ofOther.count, [...ofOne.heard], [...ofOther.heard]]).to.deep.equal([1, 0, [], ['count']]);
    });

    it('waits for no loader that knows the answer at once', async () => {
      const loader = { ...textLoader(texts), prepared: (specifier: string) => (specifier === './where.ts' ? '/where.ts' : null) };
      const tab = await open(`${a}one`, loader);
      await tab.import('./where.ts');
      await tab.import('./session.ts');

      expect(loader.asked).to.deep.equal(['./session.ts from null']);
    });

    it('rejects with errors of the realm of whoever tests', async () => {
      const tests = runInNewContext('globalThis') as typeof globalThis;
      const tab = await new Browser({ host: host({ intrinsics: tests }), loader: textLoader(texts) }).open(a);

      const error: unknown = await tab.import('./throws.ts').catch((thrown: unknown) => thrown);

      expect(error).to.be.instanceOf(tests.RangeError);
    });

    it('gives the same page the same instance, also when asked twice at once, and another page another one', async () => {
      const tab = await open();

      const [one, two] = await Promise.all([tab.import('./session.ts'), tab.import('./session.ts')]);
      await tab.reload();
      const three = await tab.import('./session.ts');

      expect([one === two, one === three]).to.deep.equal([true, false]);
    });

    it('waits for what is awaited at the top, moving virtual time, and says so where that does not end', async () => {
      const tab = await open();
      const impatient = await new Browser({ host: host(), loader: textLoader(texts), limits: { waitMs: 1 } }).open(a);

      const { late } = await tab.import<{ late: string }>('./late.ts');
      const stopped = await failing(impatient.import('./late.ts', undefined, { timers: false }));
      const never = await failing(impatient.import('./never.ts'));

      expect([late, tab.browser.now]).to.deep.equal(['late', 500]);
      expect([stopped, never].map((error) => Reflect.get(error as Error, 'code'))).to.deep.equal([
        'NEVER_SETTLES',
        'NEVER_SETTLES',
      ]);
    });

    it('rejects with what a module throws, as an error of the test', async () => {
      const error = await failing((await open()).import('./throws.ts'));

      expect(error).to.be.instanceOf(RangeError).with.property('message', 'at load');
    });

    it('asks the loader for what is imported later, in a task', async () => {
      const loader = textLoader(texts, { prepared: ['/later.ts'] });
      const tab = await open(a, loader);
      const { load, gone } = await tab.import<{ load(): Promise<{ where: string }>; gone(): Promise<unknown> }>('./later.ts');

      const loading = tab.run(load);
      const error = await failing(tab.run(gone));

      expect((await loading).where).to.equal('/');
      expect(loader.asked).to.deep.equal(['./later.ts from null', '/where.ts', '/gone.ts']);
      expect(String(error)).to.match(
        /Failed to fetch dynamically imported module: https:\/\/a\.example\/gone\.ts\. There is no \/gone\.ts\.$/,
      );
      expect(tab.browser.trace.events({ type: 'request' }).map(({ url }) => url)).to.include('https://a.example/where.ts');
    });

    it('runs in frames, and in pages without an address', async () => {
      const tab = await open('about:blank');
      const frame = await tab.addFrame();

      const [ofTab, ofFrame] = [await tab.import('./later.ts'), await frame.import('./later.ts')];

      expect(ofTab).not.to.equal(ofFrame);
    });
  });
}

describe('tab.import()', () => {
  it('needs a loader', async () => {
    const tab = await new Browser().open(a);

    expect(await failing(tab.import('./a.ts')))
      .to.include({ code: 'NO_LOADER' })
      .with.property('message')
      .that.includes('storageloom/vite');
  });

  it('tells the loader who asks', async () => {
    const loader = textLoader(texts);
    const tab = await new Browser({ loader }).open(a);

    for (const base of ['file:///a/b.ts', new URL('file:///c.ts'), '/d.ts', 'X:/e.ts']) await tab.import('./where.ts', base);

    expect(loader.asked.map((each) => each.slice('./where.ts from '.length))).to.deep.equal([
      ...['file:///a/b.ts', 'file:///c.ts', '/d.ts', 'X:/e.ts'],
    ]);
  });

  it('refuses what it cannot be called with', async () => {
    const tab = await new Browser({ loader: textLoader(texts) }).open(a);
    const calls = [
      ['', undefined],
      [5, undefined],
      ['./a.ts', 'https://a.example/'],
      ['./a.ts', 5],
      ['./a.ts', undefined, { timer: 1 }],
    ];

    const errors = await Promise.all(calls.map((call) => failing(Reflect.apply(tab.import, tab, call) as Promise<unknown>)));

    expect(errors.map((error) => Reflect.get(error as Error, 'code'))).to.deep.equal(calls.map(() => 'BAD_OPTION'));
  });

  it('runs no page code, and nothing else, while the loader is asked', async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const loader = textLoader(texts, { preparing: new Promise((resolve) => (gate.open = resolve)) });
    const tab = await new Browser({ loader }).open(a);
    const order: string[] = [];

    const importing = tab.import('./where.ts').then(() => order.push('imported'));
    const running = tab.run(() => order.push('run'));
    await new Promise(setImmediate);
    const before = [...order];
    gate.open();
    await Promise.all([importing, running]);

    expect([before, order]).to.deep.equal([[], ['imported', 'run']]);
  });

  it('is cut off when the Browser is closed, and when the tab crashes', async () => {
    const open = (preparing: Promise<void>): Promise<Tab> => new Browser({ loader: textLoader(texts, { preparing }) }).open(a);
    const [closed, crashed] = [await open(new Promise(() => undefined)), await open(Promise.resolve())];

    const cutOff = failing(closed.import('./where.ts'));
    await closed.browser.close();
    const ofCrashed = failing(crashed.import('./where.ts'));
    crashed.crash();

    expect(await cutOff).to.include({ code: 'BROWSER_CLOSED' });
    expect(await ofCrashed).to.include({ code: 'TAB_CLOSED' });
  });

  it('does not wait for a loader for ever', async () => {
    const loader = textLoader(texts, { preparing: new Promise(() => undefined) });
    const tab = await new Browser({ loader, limits: { moduleMs: 1 } }).open(a);

    const error = await failing(tab.import('./where.ts'));

    expect(error).to.include({ code: 'MODULE_NOT_LOADED' }).with.property('message').that.includes('limits.moduleMs');
  });

  it('passes on what the loader fails with', async () => {
    const error = new Error('mine');
    const loader = { ...textLoader(texts), prepare: () => Promise.reject(error) };

    expect(await failing((await new Browser({ loader }).open(a)).import('./a.ts'))).to.equal(error);
  });

  it('is told in the trace as a task of the tab', async () => {
    const tab = await new Browser({ loader: textLoader(texts) }).open(a);

    await tab.import('./where.ts');

    expect(tab.browser.trace.toText()).to.include('import ./where.ts');
  });

  it('leaves a window of a bare tab that is not used again by a reset', async () => {
    const tab = await new Browser({ loader: textLoader(texts) }).open(a);
    const before = await tab.import('./session.ts');

    await tab.browser.reset();

    expect(await tab.import('./session.ts')).not.to.equal(before);
  });
});
