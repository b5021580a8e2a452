import { inspect } from 'node:util';
import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type AnyTab } from '../../lib/index.ts';

const symbol = Symbol.for('nodejs.util.inspect.custom');

describe('what the console shows of a page', () => {
  it('is a name and a URL, for each of the objects that a bare window has from the start', async () => {
    const { window } = await new Browser().open('https://a.example/x');

    expect([window, window.document, window.location, window.history].map((each) => inspect(each))).to.deep.equal([
      'Window https://a.example/x',
      'Document https://a.example/x',
      'Location https://a.example/x',
      'History https://a.example/x',
    ]);
  });

  for (const [host, options] of [
    ['bare', {}],
    ['happy-dom', { host: happyDom() }],
  ] as const) {
    it(`is the URL that the window has now, and page code sees nothing of that, on ${host}`, async () => {
      const tab: AnyTab = await new Browser(options).open('https://a.example/');
      const { window } = tab;

      await tab.goto('https://a.example/next');

      expect(inspect({ window })).to.equal('{ window: Window https://a.example/next }');
      expect(symbol in window).to.equal(false);
      expect(Reflect.get(window, symbol)).to.equal(undefined);
      expect(Reflect.ownKeys(window)).not.to.include(symbol);
    });
  }

  it('is the URL of a frame of another origin, which page code cannot ask for', async () => {
    const tab = await new Browser().open('https://a.example/');
    await tab.addFrame('https://b.example/');

    const frame: unknown = Reflect.get(tab.window, 0);

    expect(inspect(frame)).to.equal('Window https://b.example/');
    expect(() => Reflect.get(frame as object, symbol))
      .to.throw()
      .with.property('name', 'SecurityError');
  });
});

describe('what JSON.stringify makes of a handle', () => {
  it('is plain data, also after the end', async () => {
    const tab = await new Browser().open('https://a.example/');
    const frame = await tab.addFrame('/inside');

    const open = JSON.stringify({ tab, frame });
    await frame.remove();
    await tab.close();

    expect(JSON.parse(open)).to.deep.equal({
      tab: { name: 'tab1', url: 'https://a.example/', closed: false },
      frame: { name: 'tab1/frame1', url: 'https://a.example/inside', removed: false },
    });
    expect(JSON.parse(JSON.stringify([tab, frame]))).to.deep.equal([
      { name: 'tab1', url: null, closed: true },
      { name: 'tab1/frame1', url: null, removed: true },
    ]);
  });
});
