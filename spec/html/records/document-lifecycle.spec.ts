import { expect } from 'chai';
import { DocumentLifecycle } from '../../../lib/html/records/document-lifecycle.ts';

describe('the life of a document', () => {
  it('begins before anything has loaded, and as visible as its tab is', () => {
    const { loaded, pageShowing, unloadCounter, visibilityState } = new DocumentLifecycle('hidden');

    expect([loaded, pageShowing, unloadCounter, visibilityState]).to.deep.equal([false, false, 0, 'hidden']);
  });
});
