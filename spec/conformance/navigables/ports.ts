import type { BareMessagePort } from '../../../lib/hosts/bare/index.ts';
import type { BareWindow, Tab } from '../../../lib/index.ts';

/** A frame's window, as the tab has it. */
export function child(tab: Tab, index = 0): BareWindow {
  return Reflect.get(tab.window, index) as BareWindow;
}

export function listen(port: BareMessagePort): unknown[] {
  const heard: unknown[] = [];
  port.onmessage = ({ data }) => heard.push(data);
  return heard;
}

export function nameOfError(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    return Reflect.get(error as object, 'name') as string;
  }
}
