import { expect } from 'chai';
import { LeftToOthers } from '../../../lib/hosts/adopted/left-to-others.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

describe('what is left to whoever made a window', () => {
  const window = new LeftToOthers();

  it('is refused where somebody waits for what comes of it', async () => {
    for (const call of [() => window.evaluate(), () => window.run(), () => window.moduleHost]) {
      expectFailure(await failureOf(call), 'ADOPTED', 'made by somebody else');
    }
  });

  it('comes to nothing where the model only tells it', () => {
    window.setReadyState();
    window.becomeEventTarget();
    window.fireFrameLoad();
    window.setURL();
    window.replaceDocument();

    expect([window.scriptsOf(), window.parse()]).to.deep.equal([[], []]);
    expect([window.fire(), window.listensTo()]).to.deep.equal([true, false]);
    expect([window.fireException(), window.fireRejection()]).to.deep.equal([false, false]);
  });
});
