import { expect } from 'chai';
import { incumbent, requireAllowedToNavigate } from '../../../lib/html/windows/incumbent.ts';
import { runAll } from '../../event-loop/kernel-steps.ts';
import { frameIn, tabAt } from '../model-tree.ts';

describe('whose code asks something of a window', () => {
  it('is that of the running task, where it can reach the window, and the window’s own otherwise', () => {
    const { tab, document } = tabAt('https://a.example/');
    const inner = frameIn(document).activeDocument!;
    const asked: unknown[] = [];

    asked.push(incumbent(document));
    inner.queueTask('DOM manipulation', 'ask', () => asked.push(incumbent(document)));
    runAll(tab.userAgent.kernel);

    expect(asked).to.deep.equal([document, inner]);
  });

  it('is refused with a SecurityError what its sandbox forbids', () => {
    const { tab, document } = tabAt('https://a.example/');
    const { activeDocument: inner } = frameIn(document, { sandbox: 'allow-scripts' });

    expect(() => requireAllowedToNavigate(tab, inner!)).to.throw(inner!.realm.DOMException, 'A sandbox forbids');
    expect(() => requireAllowedToNavigate(tab, document)).not.to.throw();
  });
});
