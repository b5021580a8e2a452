import { expect } from 'chai';
import { LeftToOthers } from '../../../lib/hosts/adopted/left-to-others.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

describe('what is left to whoever made a window', () => {
  const window = new LeftToOthers();

  it('is refused where somebody waits for what comes of it', async () => {
    for (const call of [
      () => window.evaluate(),
      () => window.run(),
      () => window.moduleHost,
      () => window.clone({}),
      () => window.clone([1]),
    ]) {
      expectFailure(await failureOf(call), 'ADOPTED', 'made by somebody else');
    }
    expect([window.clone('text'), window.clone(null)]).to.deep.equal(['text', null]);
  });

  it('comes to nothing where the model only tells it', () => {
    window.setReadyState();
    window.fireMessage();
    window.becomeEventTarget();
    window.fireFrameLoad();
    window.setURL();
    window.replaceDocument();

    expect([window.scriptsOf(), window.parse()]).to.deep.equal([[], []]);
    expect([window.fire(), window.listensTo(), window.isPlatformObject()]).to.deep.equal([true, false, false]);
    expect([window.fireException(), window.fireRejection()]).to.deep.equal([false, false]);
  });
});
