import { expect } from 'chai';
import { Browser } from '../../../lib/browser/browser.ts';
import { innerOf } from '../../../lib/browser/inner.ts';
import { seeded } from '../../../lib/scheduler/seeded.ts';
import { tabs } from '../../../lib/testing/tabs.ts';
import { lastSteps } from '../../../lib/testing/plug/last-steps.ts';

describe('the last steps of a Browser', () => {
  it('are none where none ran, or none are wanted', async () => {
    const [tab] = await tabs(2);

    expect([lastSteps(new Browser(), 1, 20), lastSteps(tab.browser, 1, 0)]).to.deep.equal(['', '']);
  });

  it('are as many as are wanted, with what they were of', async () => {
    const [writer, hearer] = await tabs(2);
    writer.localStorage.setItem('first', '1');
    await writer.browser.settle();
    hearer.localStorage.setItem('last', '2');
    await writer.browser.settle();

    const text = lastSteps(writer.browser, 5, 1);

    expect(text).to.match(/^storageloom: the last step of \d+; seed 5\n/);
    expect(text).to.contain('last=2').and.contain('tab1').and.not.contain('first=1');
  });

  it('are none but those between two places of the trace', async () => {
    const [writer] = await tabs(2);
    const places: number[] = [];
    for (const key of ['first', 'second', 'third']) {
      places.push(innerOf(writer.browser).traced);
      writer.localStorage.setItem(key, '1');
      await writer.browser.settle();
    }

    const text = lastSteps(writer.browser, 1, 20, places[1], places[2]);

    expect(text).to.contain('second=1').and.not.contain('first=1').and.not.contain('third=1');
  });

  it('are not one more', async () => {
    const [writer] = await tabs(2);
    for (const key of ['second', 'last']) {
      writer.localStorage.setItem(key, '1');
      await writer.browser.settle();
    }

    expect(lastSteps(writer.browser, 1, 2))
      .to.contain('last=1')
      .and.not.contain('second=1');
    expect(lastSteps(writer.browser, 1, 3)).to.contain('second=1');
  });

  it('are all where there are few, with the schedule that runs them again', async () => {
    const [writer] = await tabs(4, { scheduler: seeded(3) });
    writer.localStorage.setItem('first', '1');
    await writer.browser.settle();

    const text = lastSteps(writer.browser, 1, 1000);

    expect(text.split('\n', 1)[0]).to.match(/^storageloom: the last \d+ steps; seed 1, schedule .+$/);
    expect(text).to.contain('first=1');
  });

  it('show who held a lock, and sent the message, before them', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await browser.open('https://a.example/');
    const request = { request: 1, document: 2, storageKey: 'https://a.example', name: 'db' } as const;
    const { userAgent } = innerOf(browser);
    userAgent.fact({ type: 'lock-requested', ...request, mode: 'exclusive', option: 'none' });
    userAgent.fact({ type: 'lock-granted', request: 1 });
    tab.localStorage.setItem('k', 'v');

    const text = lastSteps(browser, 1, 1);

    expect(text).to.match(/▐/).and.not.contain('requests lock');
  });
});
