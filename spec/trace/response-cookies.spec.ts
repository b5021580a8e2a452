import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { explain } from '../../lib/trace/explain.ts';
import { Recorder } from '../../lib/trace/recorder.ts';
import { traceOf } from './tickets.ts';

const page = (...cookies: string[]): Response =>
  new Response('<!doctype html>', {
    headers: [['content-type', 'text/html'], ...cookies.map((cookie): [string, string] => ['set-cookie', cookie])],
  });

async function browserOf(pages: PageServer): Promise<Browser> {
  const browser = new Browser({ pages });
  await browser.open('https://air.example/');
  return browser;
}

describe('a cookie that a response sets', () => {
  it('is an arrow in the timeline, from the tab that asked to the jar', async () => {
    await using browser = await browserOf(() => page('id=7; HttpOnly', 'old=; Max-Age=0'));

    const lines = browser.trace.toText().split('\n');

    expect(lines.slice(1, 4).map((line) => line.trimEnd())).to.deep.equal([
      ' 0  ┃ ⇢ air.example              │',
      '    ┃ Set-Cookie: id=7 ─────────►│',
      '    ┃ Set-Cookie: delete old ───►│',
    ]);
  });

  it('is told of outside of any step, by the number of the request', async () => {
    await using browser = await browserOf(() => page('id=7'));

    const [written, ...others] = browser.trace.events({ type: 'cookie-written' });

    expect(written).to.deep.include({ step: -1, document: -1, area: 'cookies air.example', name: 'id', value: '7', request: 1 });
    expect(others).to.deep.equal([]);
  });

  it('is named by the explanation of the task of its response, those of redirects too', async () => {
    await using browser = await browserOf(({ url }) =>
      url.endsWith('/in')
        ? page('seen=1')
        : new Response(null, { status: 302, headers: { location: '/in', 'set-cookie': 'id=7' } }),
    );

    const steps = browser.trace.events({ type: 'task-started' }).map(({ step }) => browser.trace.explain(step));

    expect(steps.filter((text) => text.includes('its response'))).to.have.length(1);
    expect(steps.find((text) => text.includes('“response 200 in”'))).to.include(
      '\nBefore that its response set the cookie id=7 and set the cookie seen=1.\n',
    );
  });

  it('is deleted by what its server wants cleared, with what is in storage', async () => {
    const headers = { 'content-type': 'text/html', 'clear-site-data': '"storage", "cookies"' };
    await using browser = await browserOf(({ url }) => (url.endsWith('/out') ? new Response('', { headers }) : page('id=7')));
    const [tab] = browser.tabs;
    tab?.localStorage.setItem('k', 'v');

    await tab?.goto('/out');

    const steps = browser.trace.events({ type: 'task-started' }).map(({ step }) => browser.trace.explain(step));
    expect(steps.find((text) => text.includes('“response 200 out”'))).to.include(
      '\nBefore that its response had localStorage https://air.example emptied (Clear-Site-Data) and deleted the cookie id.\n',
    );
    expect(browser.trace.toText()).to.include('Clear-Site-Data: delete id');
  });

  it('is no leak for the tab that reads it, whichever tab asked', async () => {
    await using browser = await browserOf(() => page('id=7'));
    const other = await browser.open('https://air.example/other');

    const cookies = other.document.cookie;

    expect(cookies).to.equal('id=7');
    expect(browser.trace.toText()).to.not.include('leak');
  });

  it('is nobody’s call from outside, and ends one', () => {
    const log = new Recorder({ level: 'full', capacity: 64, host: 'bare', engine: 'standard', scheduler: 'fifo', seed: 1 });

    log.fact({ type: 'cookie-written', document: 7, area: 'cookies a.example', name: 'a', value: '1' });
    log.fact({ type: 'cookie-written', document: -1, area: 'cookies a.example', name: 'b', value: '2', request: 1 });
    log.fact({ type: 'cookie-written', document: -1, area: 'cookies a.example', name: 'c', value: '3', request: 1 });

    expect([...log.events()].map(({ type, step }) => `${step} ${type}`)).to.deep.equal([
      '0 outside-started',
      '0 cookie-written',
      '0 outside-ended',
      '-1 cookie-written',
      '-1 cookie-written',
    ]);
  });

  it('is not taken for that of another response, nor of a task that only follows', () => {
    const task = { type: 'task-queued', source: 'networking', lane: 'l', document: null, by: -1 } as const;
    const trace = traceOf([
      { type: 'cookie-written', document: -1, area: 'cookies a.example', name: 'a', value: '1', request: 1 },
      { type: 'response', request: 2, status: 200 },
      { ...task, task: 0, label: 'response 200 other' },
      { ...task, task: 1, label: 'other' },
      { type: 'task-started', task: 0, lane: 'l', natural: true },
      { type: 'task-ended', task: 0 },
      { type: 'task-started', task: 1, lane: 'l', natural: true },
      { type: 'task-ended', task: 1 },
    ]);

    expect([0, 1].map((step) => explain(trace, step).includes('its response'))).to.deep.equal([false, false]);
  });
});
