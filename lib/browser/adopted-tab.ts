import { definitelyClose } from '../html/document-lifecycle/unload.ts';
import type { Presented } from './page-tasks.ts';
import { TabHandle, type TabContext } from './tab.ts';

/**
 * A tab that shows a window which somebody else made: see `browser.adopt()`. What its own emulator, runner or suite does, such as
 * `goto()`, `click()` or `evaluate()`, rejects with ADOPTED.
 */
export class AdoptedTabHandle<W extends object, B> extends TabHandle<W, B> implements Disposable {
  readonly #presented: Presented;

  /** @internal */
  constructor(presented: Presented, context: TabContext<W, B>) {
    super(presented, context);
    this.#presented = presented;
  }

  /**
   * Gives the window back: all that was put on it is taken off, last things first, but for what somebody has put in its place meanwhile. The
   * tab is closed then. May be called at any time; a second time it does nothing.
   */
  dispose(): void {
    definitelyClose(this.#presented.navigable.topLevel, 'Its window was given back.', false);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
