import { expect } from 'chai';
import { isPageAct } from '../../lib/trace/page-acts.ts';

describe('what pages do', () => {
  it('is what begins a step outside of tasks, and not what happens to them', () => {
    const posted = { type: 'message-refused', document: 1, via: 'port', name: '', error: 'DataCloneError' } as const;

    expect(isPageAct(posted)).to.equal(true);
    expect(isPageAct({ type: 'channel-opened', channel: 1, document: 1, name: 'c' })).to.equal(true);
    expect(isPageAct({ type: 'lock-granted', request: 1 })).to.equal(false);
    expect(isPageAct({ type: 'tab-opened', tab: 'tab1' })).to.equal(false);
  });
});
