import type { Browser, Frame, Tab } from '../../../lib/index.ts';
import { openServed, page } from '../lives/server.ts';
import { htmlHost } from '../hosts.ts';

export const a = 'https://a.example/';

export interface Sandboxed {
  readonly tab: Tab;
  readonly frame: Frame;
  readonly browser: Browser;
  readonly asked: string[];
}

/** Opens a page with a frame in that sandbox, which shows `markup` under `/f`. */
export async function open(sandbox: string, markup: string = '', attributes: string = 'src="/f"'): Promise<Sandboxed> {
  const host = htmlHost();
  const { tab, browser, asked } = await openServed(host, a, {
    '/': () => page(`<iframe sandbox="${sandbox}" ${attributes}></iframe>`),
    '/f': () => page(markup),
  });
  const [frame] = tab.frames;
  if (frame === undefined) throw new Error('the page has no frame');
  return { tab, frame, browser, asked };
}

/** What the code gives in the frame, or the name of what it throws. */
export const inside = (frame: Frame, code: string): Promise<unknown> =>
  frame.evaluate(`(() => { try { return ${code}; } catch (error) { return error.name; } })()`);
