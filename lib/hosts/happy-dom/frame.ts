import { DetachedBrowserFrame, PropertySymbol, type DetachedBrowserPage } from 'happy-dom';
import type { AsyncTaskManager } from './task-manager.ts';
import { taskManager } from './task-manager.ts';

/**
 * The frame of one document. happy-dom navigates in a frame by emptying its window; here every way of navigating is taken before
 * it gets so far (see navigation.ts), and what arrives nevertheless comes to nothing.
 */
class DocumentFrame extends DetachedBrowserFrame {
  override [PropertySymbol.asyncTaskManager]: AsyncTaskManager = taskManager();

  constructor(page: DetachedBrowserPage) {
    // With a main frame the constructor of happy-dom's frame would make a window of its own.
    Object.assign(page, { mainFrame: null });
    super(page);
  }
  override goto(): Promise<null> {
    return Promise.resolve(null);
  }
  override goBack(): Promise<null> {
    return Promise.resolve(null);
  }
  override goForward(): Promise<null> {
    return Promise.resolve(null);
  }
  override goSteps(): Promise<null> {
    return Promise.resolve(null);
  }
  override reload(): Promise<null> {
    return Promise.resolve(null);
  }
}

/** The frame for a document whose window is yet to be made. */
export function documentFrame(page: DetachedBrowserPage): DetachedBrowserFrame {
  return new DocumentFrame(page);
}
