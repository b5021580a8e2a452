import { expect } from 'chai';
import { closeWindow } from '../../../lib/html/windows/close-window.ts';
import { runAll } from '../../event-loop/kernel-steps.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

describe('window.close()', () => {
  it('closes a popup in a task, and neither a frame nor a tab that shows nothing', () => {
    const { document } = tabAt('https://a.example/');
    const [popup, frame] = [popupOf(document), frameIn(document)];

    closeWindow(popup);
    closeWindow(popup);
    closeWindow(frame);
    const before = [popup.isClosed, popup.destroyedBecause];
    runAll(popup.userAgent.kernel);
    closeWindow(popup);

    expect([before, popup.destroyedBecause, frame.isClosed]).to.deep.equal([
      [true, null],
      'The page called window.close().',
      false,
    ]);
  });
});
