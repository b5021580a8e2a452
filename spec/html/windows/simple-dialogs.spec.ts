import { expect } from 'chai';
import { Browser, html, type Tab } from '../../../lib/index.ts';
import { hosts } from '../../conformance/hosts.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';

const a = 'https://a.example/';

/** What the trace says of the dialogs of a Browser. */
const told = (browser: Browser): unknown[] =>
  browser.trace
    .events({ type: 'dialog' })
    .map(({ kind, message, answer, text, reason }) => [kind, message, answer, text, reason]);

for (const { name, host } of hosts) {
  describe(`simple dialogs (${name})`, () => {
    it('have messages with newlines of one kind, and are written into the trace with their answers', async () => {
      const browser = new Browser({ host: host(), dialogs: 'accept' });
      const tab = await browser.open(a);

      await tab.run((window) => {
        window.alert('a\r\nb\rc');
        window.confirm('d');
        window.prompt('e', 'f');
      });

      expect(told(browser)).to.deep.equal([
        ['alert', 'a\nb\nc', 'accepted', null, ''],
        ['confirm', 'd', 'accepted', null, ''],
        ['prompt', 'e', 'accepted', 'f', ''],
      ]);
    });

    it('convert what they are called with as Web IDL does', async () => {
      const browser = new Browser({ host: host(), dialogs: 'accept' });
      const { window } = await browser.open(a);
      const method = (type: 'alert' | 'confirm' | 'prompt') => window[type] as (...args: unknown[]) => unknown;

      method('alert')();
      for (const type of ['alert', 'confirm', 'prompt'] as const) method(type)(undefined);
      method('alert')(null, 'more');
      method('prompt')({ toString: () => 'of an object' }, 7);
      const error = thrownBy(() => method('confirm')(Symbol('no text')));

      expect(told(browser).map((each) => (each as unknown[]).slice(0, 2))).to.deep.equal([
        ...[
          ['alert', ''],
          ['alert', 'undefined'],
          ['confirm', ''],
          ['prompt', ''],
          ['alert', 'null'],
        ],
        ['prompt', 'of an object'],
      ]);
      expect(told(browser).at(-1)).to.include('7');
      expect(error).to.have.property('name', 'TypeError');
      for (const type of ['alert', 'confirm', 'prompt', 'print'] as const) {
        expect([window[type].name, window[type].length]).to.deep.equal([type, 0]);
      }
    });

    it('are part of the step that shows them, of a call from outside, too', async () => {
      const browser = new Browser({ host: host(), dialogs: 'accept' });
      const tab = await browser.open(a);

      tab.window.confirm('Sure?');
      await tab.run((window) => window.confirm('Really?'));

      const stepsOf = (type: 'outside-started' | 'task-started'): number[] =>
        browser.trace.events({ type }).map(({ step }) => step);
      const [outside, inside] = browser.trace.events({ type: 'dialog' });
      expect(stepsOf('outside-started')).to.include(outside!.step);
      expect(stepsOf('task-started')).to.include(inside!.step);
    });

    it('are not shown in a sandbox without allow-modals', async () => {
      const tab = await framed(host(), 'allow-scripts allow-same-origin', a);

      const answers = await ask(tab);

      expect(answers).to.deep.equal([undefined, false, null]);
      const reason = 'The page is in a sandbox without allow-modals.';
      expect(told(tab.browser)).to.deep.equal([
        ['alert', 'a', 'not shown', null, reason],
        ['confirm', 'b', 'not shown', null, reason],
        ['prompt', 'c', 'not shown', null, reason],
      ]);
      expect(await ask(await framed(host(), 'allow-scripts allow-same-origin allow-modals', a))).to.deep.equal([
        undefined,
        true,
        '',
      ]);
    });

    it('are not shown by a frame of another origin than that of the tab', async () => {
      const tab = await framed(host(), null, 'https://b.example/');

      expect(await ask(tab)).to.deep.equal([undefined, false, null]);
      expect(told(tab.browser)[0]).to.include('The page is in a frame, and the tab shows another origin.');
      expect(await ask(await framed(host(), null, `${a}frame`))).to.deep.equal([undefined, true, '']);
    });

    it('are not shown while the page is left', async () => {
      const browser = new Browser({ host: host(), dialogs: 'accept' });
      const tab = await browser.open(a);
      const { window } = tab;
      const answers: unknown[] = [];
      for (const type of ['beforeunload', 'pagehide', 'unload']) {
        window.addEventListener(type, () => answers.push(window.confirm(type)));
      }

      await tab.goto('/next');

      expect(answers).to.deep.equal([false, false, false]);
      expect(told(browser)).to.deep.equal(
        ['beforeunload', 'pagehide', 'unload'].map((type) => ['confirm', type, 'not shown', null, 'The page is being left.']),
      );
    });

    it('are not shown by a page that is kept', async () => {
      const browser = new Browser({ host: host(), dialogs: 'accept' });
      const tab = await browser.open(a);
      const { confirm } = tab.window;

      await tab.goto('/next');

      expect(browser.trace.events({ type: 'document-left' }).map(({ kept }) => kept)).to.deep.equal([true]);
      expect(confirm('Sure?')).to.equal(false);
    });
  });
}

type Host = ReturnType<(typeof hosts)[number]['host']>;

/** A tab at `a` with one frame. */
async function framed(host: Host, sandbox: string | null, src: string): Promise<Tab> {
  const headers = sandbox === null ? {} : { 'content-security-policy': `sandbox ${sandbox}` };
  const browser = new Browser({
    host,
    dialogs: 'accept',
    pages: { [a]: html('<p>around'), '/*': html('<p>in it', { headers }) },
  });
  const tab = await browser.open(a);
  await tab.addFrame(src === a ? `${a}frame` : src);
  return tab;
}

/** What the frame of a tab gets for one of each. */
async function ask(tab: Tab): Promise<unknown> {
  return await tab.frames[0]!.run((window) => [window.alert('a'), window.confirm('b'), window.prompt('c')]);
}
