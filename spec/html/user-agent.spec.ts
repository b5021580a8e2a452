import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { epochMs, UserAgent } from '../../lib/html/user-agent.ts';
import { bare, Browser, fifo } from '../../lib/index.ts';

function userAgent(): UserAgent<object> {
  const { checkpoint } = surroundings();
  return new UserAgent({ host: bare(), server: null, scheduler: fifo(), observer: null, checkpoint });
}

describe('a user agent', () => {
  it('begins in the first moment of 2026, and its clock is virtual', () => {
    const agent = userAgent();

    agent.kernel.moveTo(1500);

    expect(epochMs).to.equal(Date.UTC(2026, 0, 1));
    expect(agent.epochNow).to.equal(Date.UTC(2026, 0, 1, 0, 0, 1, 500));
  });

  it('numbers its documents and agents from 1, and every opaque origin is another one', () => {
    const agent = userAgent();

    expect([agent.nextDocumentId(), agent.nextDocumentId(), agent.nextAgentId()]).to.deep.equal([1, 2, 1]);
    expect(agent.newOpaqueOrigin()).to.deep.equal({ opaque: true, id: 1 });
    expect(agent.newOpaqueOrigin()).to.deep.equal({ opaque: true, id: 2 });
  });

  it('leaves a page that asks, unless it was told what the user answers', () => {
    const answer = userAgent().answerBeforeUnload({ navigable: { name: 'tab1' }, url: 'https://a.example/' });

    expect(answer).to.equal('leave');
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
