import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../lib/index.ts';
import { Actors } from '../../lib/trace/actors.ts';
import { traceOf } from './tickets.ts';
import type { Body } from './told.ts';

const url = 'https://a.example/';

/** How each document came to its end, in the order of their making. */
function endsIn(events: Iterable<Parameters<Actors['note']>[0]>): unknown[] {
  const actors = new Actors();
  for (const event of events) actors.note(event);
  return [...actors.documents.values()].map(({ tab, end }) => `${tab}: ${end}`);
}

describe('the end of a document', () => {
  it('is that of its tab, or of its page, or of its frame', async () => {
    await using browser = new Browser({ behaviour: { backForwardCache: 'off' } });
    const [closed, crashed, left, framed] = [
      await browser.open(url),
      await browser.open(url),
      await browser.open(url),
      await browser.open(url),
    ];
    await closed.addFrame('/f');
    await left.addFrame('/f');
    await crashed.addFrame('/f');
    const frame = await framed.addFrame('/f');

    await closed.close();
    crashed.crash();
    await left.goto('/next');
    await frame.remove();
    await framed.close();

    const own = endsIn(browser.trace.events()).filter((each) => !/frame\d+: its page was left$/.test(String(each)));
    expect([...new Set(own)]).to.deep.equal([
      'tab1: its tab was closed',
      'tab2: its tab crashed',
      'tab3: its page was left',
      'tab4: its tab was closed',
      'tab1/frame1: its tab was closed',
      'tab2/frame1: its tab crashed',
      'tab4/frame1: its frame was removed',
      'tab3: null',
    ]);
  });

  it('of a frame in a page that is left, is that the page was left', async () => {
    await using browser = new Browser({ host: happyDom(), behaviour: { backForwardCache: 'off' } });
    const tab = await browser.open(url);
    await tab.addFrame('/f');

    await tab.goto('/next');

    expect(endsIn(browser.trace.events()).filter((each) => String(each).includes('frame'))).to.satisfy((ends: unknown[]) =>
      ends.every((end) => end === 'tab1/frame1: its page was left'),
    );
  });

  it('is none of a page that comes back', () => {
    const made: Body = { type: 'document-created', document: 1, tab: 'tab1', url, origin: 'https://a.example' };
    const left: Body = { type: 'document-left', document: 1, kept: true, reason: '' };

    expect(endsIn(traceOf([made, left]))).to.deep.equal(['tab1: its page was left']);
    expect(endsIn(traceOf([made, left, { type: 'document-returned', document: 1 }]))).to.deep.equal(['tab1: null']);
    expect(endsIn(traceOf([left, { type: 'document-destroyed', document: 1 }]))).to.deep.equal([]);
  });
});
