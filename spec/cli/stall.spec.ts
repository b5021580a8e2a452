import { expect } from 'chai';
import { describeStall } from '../../lib/cli/stall.ts';
import { Browser } from '../../lib/index.ts';
import { Trace } from '../../lib/trace/reader.ts';
import { header } from '../trace/tickets.ts';

describe('what a scenario that does not go on is told', () => {
  it('names tasks and timers that wait, with what runs them', async () => {
    const browser = new Browser();
    const [one] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    one.window.setTimeout(() => {}, 10);
    one.localStorage.setItem('k', 'v');

    expect(describeStall(browser)).to.equal(
      'The scenario waits for something that nothing will do. Waiting: tab2 task “storage k”; tab1 timer, due at 10 ms. ' +
        'Move time with browser.advance(), or run tasks with browser.settle().',
    );
  });

  it('does not speak of time when only tasks wait', async () => {
    const browser = new Browser();
    const [one] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    for (let n = 0; n < 7; n++) one.localStorage.setItem('k', `${n}`);

    expect(describeStall(browser)).to.match(/“storage k”; and 2 more\. Run tasks with browser\.settle\(\)\.$/);
  });

  it('names requests that were not answered', async () => {
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    // The task that asks has ended in the next turn.
    const browser = new Browser({ pages: () => (setImmediate(asked), new Promise(() => {})) });
    const opening = browser.open('https://a.example/x').catch((error: unknown) => error);
    await isAsked;

    const text = describeStall(browser);

    expect(text).to.include('Waiting: tab1 request, GET https://a.example/x. Let the function pages answer each request.');
    await browser.close();
    expect(await opening).to.have.property('code');
  });

  it('names the lane where a task or a timer belongs to no tab', () => {
    const waits = { tab: null, frame: null, document: null, documentId: null };
    const trace = new Trace({ header, events: () => [] });

    const text = describeStall({
      pending: [{ ...waits, name: 'agent', source: 'networking', label: 'load', why: 'runnable' }],
      timers: [{ ...waits, name: 'tab1.timer', dueMs: 0.12345 }],
      trace,
    });

    expect(text).to.include('Waiting: agent task “load”; tab1.timer timer, due at 0.123 ms. ');
  });

  it('points to the scenario when nothing waits', async () => {
    const browser = new Browser();
    await browser.open('https://a.example/');

    expect(describeStall(browser)).to.equal(
      'The scenario waits for something that nothing will do. Nothing waits in the browser. ' +
        'Look for a promise of your own that nobody resolves.',
    );
  });
});
