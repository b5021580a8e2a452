import { expect } from 'chai';
import type { Frame } from '../../../lib/index.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';
import { a, inside, open } from './sandboxed.ts';
import { describeHtml } from '../hosts.ts';

describeHtml('the sandbox of a frame', () => {
  for (const sandbox of ['', 'allow-scripts', 'nonsense allow-scripts ALLOW-SCRIPTS']) {
    it(`gives an opaque origin, for which both storages throw a SecurityError with code 18: ${JSON.stringify(sandbox)}`, async () => {
      const { tab, frame } = await open(sandbox);

      for (const area of ['localStorage', 'sessionStorage'] as const) {
        const error = thrownBy(() => frame.window[area]);
        expect(error).to.be.instanceOf(frame.window.DOMException);
        expect(error).to.include({ name: 'SecurityError', code: 18 });
      }
      expect([frame.window.origin, frame.url, frame.window.parent === tab.window]).to.deep.equal(['null', `${a}f`, false]);
    });
  }

  it('with allow-same-origin leaves the origin and its storage, which hears and is heard', async () => {
    const { tab, frame, browser } = await open('allow-same-origin');
    frame.window.sessionStorage.setItem('k', '1');

    tab.window.localStorage.setItem('k', '2');
    await browser.settle();

    expect([frame.window.origin, tab.sessionStorage.getItem('k')]).to.deep.equal(['https://a.example', '1']);
    expect([tab.heard.length, frame.heard.length]).to.deep.equal([1, 1]);
  });

  it('keeps storage events away from what it holds', async () => {
    const { tab, frame } = await open('allow-scripts');
    const blank = await frame.addFrame();

    tab.window.localStorage.setItem('k', '1');
    tab.window.sessionStorage.setItem('k', '1');

    expect([queued(tab.browser), frame.heard, blank.heard]).to.deep.equal([[], [], []]);
  });

  it('gives the blank page before the first load an origin of its own, too', async () => {
    const { frame } = await open('allow-scripts', '', '');

    expect([frame.url, frame.window.origin, await inside(frame, 'localStorage.length')]).to.deep.equal([
      'about:blank',
      'null',
      'SecurityError',
    ]);
  });

  it('gives each load another origin, which no earlier window reaches', async () => {
    const { frame } = await open('allow-scripts');
    const held = frame.window;

    await frame.reload();

    expect(frame.window).not.to.equal(held);
    expect(thrownBy(() => held.document)).to.have.property('name', 'SecurityError');
  });

  it('runs no scripts, handlers or javascript: URLs without allow-scripts, and with it all of them', async () => {
    const markup =
      '<body onload="localStorage.log += \'load \'"><script>localStorage.log = "script "</script><a href="javascript:void(localStorage.log += \'url \')">x</a>';
    const run = async (sandbox: string): Promise<string | null> => {
      const { tab, frame, browser } = await open(`allow-same-origin ${sandbox}`, markup);
      const link = Reflect.get(frame.document, 'querySelector') as (selector: string) => { click(): void };
      Reflect.apply(link, frame.document, ['a']).click();
      await browser.settle();
      return tab.localStorage.getItem('log');
    };

    expect([await run(''), await run('allow-scripts')]).to.deep.equal([null, 'script load url ']);
  });

  it('lets document.domain not be set, not even where the origin is left', async () => {
    const { frame } = await open('allow-scripts allow-same-origin');

    expect(await inside(frame, 'document.domain = "a.example"')).to.equal('SecurityError');
  });
});

describeHtml('a sandbox and forms', () => {
  const markup = '<form action="/sent"><input name="n" value="1"></form>';

  for (const [sandbox, asked] of [
    ['allow-scripts', []],
    ['allow-scripts allow-forms', ['GET /sent?n=1']],
  ] as const) {
    it(`${asked.length === 0 ? 'sends none, without an event' : 'sends them'}: ${sandbox}`, async () => {
      for (const method of ['submit', 'requestSubmit']) {
        const opened = await open(sandbox, markup);

        const fired = await opened.frame.evaluate<boolean, []>(`{
          let fired = false;
          const form = document.querySelector('form');
          form.addEventListener('submit', () => (fired = true));
          form.${method}();
          fired;
        }`);
        await opened.browser.settle();

        expect([opened.asked, fired]).to.deep.equal([asked, method === 'requestSubmit' && asked.length > 0]);
      }
    });
  }
});

describeHtml('nested sandboxes', () => {
  it('count for every frame inside, whatever its own sandbox allows', async () => {
    const { frame } = await open(
      'allow-scripts',
      '<iframe src="/inner" sandbox="allow-scripts allow-same-origin allow-popups"></iframe><iframe srcdoc="x"></iframe><iframe></iframe>',
    );

    expect(frame.frames.map(({ window }) => window.origin)).to.deep.equal(['null', 'null', 'null']);
    expect(await inside(frame.frames[0] as Frame, 'open("/p")')).to.equal(null);
    for (const inner of frame.frames) expect(inner.window.parent === frame.window).to.equal(false);
  });

  it('add up: what one of them forbids is forbidden', async () => {
    const { frame } = await open(
      'allow-scripts allow-same-origin',
      '<iframe src="/inner" sandbox="allow-same-origin allow-popups"></iframe>',
    );
    const [inner] = frame.frames;

    expect([inner?.window.origin, inner?.window.open('/p')]).to.deep.equal(['https://a.example', null]);
  });

  it('let a frame of the same origin without scripts be read by the page around it', async () => {
    const { tab } = await open('allow-same-origin', '<p>hello</p>');

    expect(await tab.evaluate('frames[0].document.querySelector("p").textContent')).to.equal('hello');
  });
});

describeHtml('the sandbox attribute', () => {
  it('counts from the next navigation of the frame on', async () => {
    const { tab, frame, browser } = await open('allow-scripts', '', 'src="/f"');
    const origins: string[] = [];
    const note = async (code: string): Promise<void> => {
      await tab.evaluate(`{ const frame = document.querySelector('iframe'); ${code} }`);
      await browser.settle();
      origins.push(frame.window.origin);
    };

    await note('frame.sandbox = "allow-scripts allow-same-origin"');
    await note('frame.src = "/g"');
    await note('frame.removeAttribute("sandbox")');
    await note('frame.setAttribute("sandbox", "")');
    await note('frame.contentWindow.location.reload()');

    expect(origins).to.deep.equal(['null', 'https://a.example', 'https://a.example', 'https://a.example', 'null']);
  });

  it('of a frame that is navigating counts as it was when that began', async () => {
    const { tab, frame, browser } = await open('', '', 'src="/f"');

    await tab.evaluate(`{ const frame = document.querySelector('iframe'); frame.src = '/g'; frame.removeAttribute('sandbox') }`);
    await browser.settle();

    expect([frame.url, frame.window.origin]).to.deep.equal([`${a}g`, 'null']);
  });
});
