import { expect } from 'chai';
import { tabAt } from '../model-tree.ts';

describe('dialogs of a user agent', () => {
  it('leave a page that asks, unless it was told what the user answers', () => {
    const { document } = tabAt('https://a.example/');

    const answer = document.userAgent.dialogs.answerBeforeUnload(document);

    expect(answer).to.equal('leave');
  });

  it('are dismissed where nobody answers', () => {
    const { document } = tabAt('https://a.example/');
    const { dialogs, stepFailure } = document.userAgent;

    const outcome = dialogs.show(document, { type: 'prompt', message: 'Name?', defaultValue: 'Ann' });

    expect([outcome, stepFailure.isThere]).to.deep.equal([{ accepted: false, text: '' }, false]);
  });
});
