import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser, type AnyTab, type BareWindow, type BrowserOptions, type ConsoleLine } from '../../../lib/index.ts';
import { sendConsoleTo } from '../../../lib/cli/console-to.ts';
import { Writable } from 'node:stream';

type Options = BrowserOptions<never>;

const hosts: readonly (readonly [string, () => Options])[] = [
  ['bare', () => ({})],
  ['happy-dom', () => ({ host: happyDom() }) as object as Options],
];

async function open(options: object): Promise<AnyTab> {
  return (await new Browser(options).open('https://a.example/')) as AnyTab;
}

/** What is printed while `act` runs. */
async function printed(act: () => Promise<unknown>): Promise<string> {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const redirection = sendConsoleTo(stream);
  try {
    await act();
  } finally {
    redirection[Symbol.dispose]();
  }
  return text;
}

for (const [name, options] of hosts) {
  describe(`the console of a page (${name})`, () => {
    it('counts virtual time', async () => {
      const lines: ConsoleLine[] = [];
      const tab = await open({ ...options(), console: (line: ConsoleLine) => void lines.push(line) });

      await tab.evaluate("console.time('a'); setTimeout(() => console.timeEnd('a'), 40)");
      await tab.browser.settle({ timers: true });

      expect(lines.map(({ text }) => text)).to.deep.equal(['a: 40 ms']);
    });

    it('prints each line with the name of its tab before it', async () => {
      const tab = await open(options());

      const text = await printed(async () => {
        await tab.evaluate('console.log("a %s", "b"); console.warn({ of: 1 }, "two\\nlines")');
        await (await tab.browser.open('https://a.example/')).evaluate('console.error("100%s")');
      });

      expect(text).to.equal('[tab1] a b\n[tab1] { of: 1 } two\n[tab1] lines\n[tab2] 100%s\n');
    });

    it('prints the stacks of errors, which are not in the trace', async () => {
      const tab = await open(options());

      const text = await printed(() => tab.evaluate('console.error(new TypeError("bad"))'));

      expect(text).to.match(/^\[tab1] TypeError: bad\n\[tab1] +at /);
      expect(tab.browser.trace.events({ type: 'console' }).map((event) => event.text)).to.deep.equal(['TypeError: bad']);
    });

    it('is in the trace, in the step that wrote it', async () => {
      const tab = await open({ ...options(), console: 'trace' });

      const text = await printed(() => tab.evaluate('console.log("x"); setTimeout(() => console.info("later"), 5)'));
      await tab.browser.advance(5);

      const { trace } = tab.browser;
      const events = trace.events({ type: 'console' });
      expect(text).to.equal('');
      expect(events.map(({ level, text: written, ms, document }) => [level, written, ms, document])).to.deep.equal([
        ['log', 'x', 0, events[0]?.document],
        ['info', 'later', 5, events[0]?.document],
      ]);
      expect(trace.toText()).to.match(/» info: later/);
      expect(trace.toText()).to.include('» console');
      expect(trace.explain(events[1]!.step)).to.include('It wrote later to the console.');
    });

    it('gives each message to a function, and prints nothing then', async () => {
      const lines: ConsoleLine[] = [];
      const tab = await open({ ...options(), console: (line: ConsoleLine) => void lines.push(line) });

      const text = await printed(() => tab.evaluate('o = { a: 1 }; console.debug("x", o)'));

      expect(text).to.equal('');
      expect(lines).to.have.lengthOf(1);
      expect(lines[0]).to.include({ tab: 'tab1', level: 'debug', text: 'x { a: 1 }' });
      expect(Object.keys(lines[0]!)).to.deep.equal(['tab', 'level', 'text', 'args']);
      expect(lines[0]?.args[1]).to.equal(await tab.run((window: object) => Reflect.get(window, 'o') as object));
    });

    it('shows what the model made: windows, storage; and of a Proxy of the page its class only', async () => {
      const tab = await open({ ...options(), console: 'trace' });

      await tab.evaluate(`
        localStorage.setItem('k', 'v');
        calls = 0;
        const count = () => { calls++; };
        const traps = { get: count, has: count, ownKeys: count, getOwnPropertyDescriptor: count, getPrototypeOf: count };
        console.log(window, localStorage, location, new Proxy(new (class Foo {})(), traps));`);

      const [event] = tab.browser.trace.events({ type: 'console' });
      expect(event?.text).to.equal(
        'Window https://a.example/ Storage (localStorage of https://a.example) { "k": "v" } Location https://a.example/ Proxy of Foo',
      );
      expect(await tab.evaluate('calls')).to.equal(0);
    });

    it('is one of its own for each window, with functions of its realm', async () => {
      const tab = await open({ ...options(), console: 'trace' });

      expect(
        await tab.evaluate('console === window.console && console.log instanceof Function && console instanceof Object'),
      ).to.equal(true);
      await tab.evaluate('console.log = () => { throw 1 }; console.count()');
      const other = await open({ ...options(), console: 'trace' });
      await other.evaluate('console.log("x"); console.count()');
      expect(other.browser.trace.events({ type: 'console' }).map(({ text }) => text)).to.deep.equal(['x', 'default: 1']);
    });

    it('writes nothing into the trace when its document is gone, or its run is over', async () => {
      const lines: string[] = [];
      const tab = await open({ ...options(), console: ({ text }: ConsoleLine) => void lines.push(text) });
      const { log } = Reflect.get(tab.window, 'console') as Console;

      await tab.goto('https://b.example/');
      await tab.goto('https://c.example/');
      await tab.browser.reset();
      log('late');

      expect(lines).to.deep.equal(['late']);
      expect(tab.browser.trace.events({ type: 'console' })).to.deep.equal([]);
    });

    it('is as new after a reset', async () => {
      const tab = await open({ ...options(), console: 'trace' });
      await tab.run((window: object) => {
        const own = Reflect.get(window, 'console') as Console;
        own.count();
        own.log = () => undefined;
      });

      await tab.browser.reset();
      await tab.run((window: object) => {
        (Reflect.get(window, 'console') as Console).log('x');
        (Reflect.get(window, 'console') as Console).count();
      });

      expect(tab.browser.trace.events({ type: 'console' }).map(({ text }) => text)).to.deep.equal(['x', 'default: 1']);
    });
  });
}

describe('the option console of a Browser', () => {
  it('fails the call in which its function throws, and the page hears nothing of it', async () => {
    const browser = new Browser({
      console: () => {
        throw new Error('of the test');
      },
    });
    const tab = await browser.open();

    const failure: unknown = await tab
      .evaluate('try { console.log("x"); unharmed = true } catch {}')
      .catch((error: unknown) => error);

    expect(String(failure)).to.equal('Error: of the test');
    expect(Reflect.get(tab.window, 'unharmed')).to.equal(true);
  });

  it('gives no console to pages for which the host has one', async () => {
    const lines: unknown[] = [];
    const browser = new Browser({ host: happyDom({ console: { log: (line: unknown) => lines.push(line) } }) });

    await (await browser.open()).evaluate('console.log("mine")');

    expect([lines, browser.trace.events({ type: 'console' })]).to.deep.equal([['mine'], []]);
  });

  it('names a frame after its tab', async () => {
    const lines: string[] = [];
    const browser = new Browser({ console: ({ tab: of, text }) => lines.push(`${of}: ${text}`) });
    const tab = await browser.open('https://a.example/');
    const frame = await tab.addFrame('https://a.example/f');

    await frame.evaluate('console.log("x")');

    expect(lines).to.deep.equal(['tab1/frame1: x']);
  });

  it('costs nothing where nobody listens: a value is not even looked at', async () => {
    const browser = new Browser({ console: 'trace', trace: 'off' });
    const tab = await browser.open();
    const log = Reflect.get(tab.window as BareWindow, 'console') as Console;
    let calls = 0;

    log.log(new Proxy({}, { ownKeys: () => [String(calls++)] }));

    expect(calls).to.equal(0);
  });
});
