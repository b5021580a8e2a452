import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

const a = 'https://a.example/';

describe('what explain() says of a step', () => {
  it('that cleared a timer, is that algorithm, and no end of a document', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    const id = tab.window.setTimeout(() => undefined, 5);
    tab.window.setTimeout(() => tab.window.clearTimeout(id), 0);
    await browser.advance(1);

    const text = browser.trace.explain(browser.trace.events({ type: 'task-removed' })[0]!.step);

    expect(text).to.include('#dom-cleartimeout').and.not.include('destroy a document');
  });

  it('that read length, is the interface, and not getItem', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    await tab.run(({ localStorage }) => localStorage.length);

    const text = browser.trace.explain(browser.trace.events({ type: 'storage-read' })[0]!.step);

    expect(text).to.include('#the-storage-interface').and.not.include('getItem');
  });

  it('of a driving call before older tasks of other tabs, says that these waited', async () => {
    const browser = new Browser();
    const [tab, other] = [await browser.open(a), await browser.open(a)];
    tab.localStorage.setItem('k', 'v');
    await tab.goto('/2');

    const { step } = browser.trace.events({ type: 'task-started' }).at(-1)!;

    expect(browser.trace.explain(step)).to.include(
      'the next in the usual order among the tasks that the driving call was running; a task of another lane, queued before it, waited meanwhile',
    );
    expect(other.heard).to.deep.equal([]);
  });

  it('of a response, says that it was queued when that came', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    await tab.goto('/2');

    const queued = browser.trace.events({ type: 'task-queued' }).filter(({ source, by }) => source === 'networking' && by === -1);
    const started = browser.trace.events({ type: 'task-started' });
    const texts = queued.map(({ task }) => browser.trace.explain(started.find((each) => each.task === task)!.step));

    expect(texts).not.to.deep.equal([]);
    for (const text of texts) expect(text).to.include('ms when the response came');
  });
});
