import { expect } from 'chai';
import { epochMs } from '../../../lib/html/records/user-agent.ts';
import { Browser } from '../../../lib/index.ts';
import { userAgent } from '../bare-model.ts';

describe('a user agent', () => {
  it('begins in the first moment of 2026, and its clock is virtual', () => {
    const agent = userAgent();

    agent.kernel.moveTo(1500);

    expect(epochMs).to.equal(Date.UTC(2026, 0, 1));
    expect(agent.epochNow).to.equal(Date.UTC(2026, 0, 1, 0, 0, 1, 500));
  });

  it('numbers its documents and agents from 1, and every opaque origin is another one', () => {
    const agent = userAgent();

    expect([agent.ids.nextDocument(), agent.ids.nextDocument(), agent.ids.nextAgent()]).to.deep.equal([1, 2, 1]);
    expect(agent.ids.newOpaqueOrigin()).to.deep.equal({ opaque: true, id: 1 });
    expect(agent.ids.newOpaqueOrigin()).to.deep.equal({ opaque: true, id: 2 });
  });

  it('lets a fact pass where nobody watches', () => {
    expect(() => userAgent().fact({ type: 'note', text: 'unheard' })).not.to.throw();
  });

  it('shares storage and cookies between its tabs, and nothing with another one', async () => {
    const [one, other] = [new Browser(), new Browser()];
    const [a, b, stranger] = [await one.open(), await one.open(), await other.open()];

    a.window.localStorage.setItem('k', 'v');
    a.window.document.cookie = 'c=1';
    await one.settle();
    await other.settle();

    expect([b.window.localStorage.getItem('k'), b.window.document.cookie, b.heard.length]).to.deep.equal(['v', 'c=1', 1]);
    expect([stranger.window.localStorage.getItem('k'), stranger.window.document.cookie, stranger.heard.length]).to.deep.equal([
      null,
      '',
      0,
    ]);
  });
});
