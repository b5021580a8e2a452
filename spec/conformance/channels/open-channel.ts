import type { BareBroadcastChannel } from '../../../lib/hosts/bare/index.ts';
import type { BareWindow } from '../../../lib/index.ts';

export interface Opened {
  readonly channel: BareBroadcastChannel;
  /** The data of what it heard. */
  readonly heard: unknown[];
}

/** Opens a channel in a window. `log`: of several channels together, where each entry begins with `label`. */
export function openChannel({ window }: { readonly window: BareWindow }, name: string = 'c'): Opened {
  const channel = new window.BroadcastChannel(name);
  const heard: unknown[] = [];
  channel.addEventListener('message', ({ data }) => heard.push(data));
  return { channel, heard };
}

/** Channels whose messages come into one log, each after its label. */
export function openInto(
  log: string[],
  label: string,
  { window }: { readonly window: BareWindow },
  name: string = 'c',
): BareBroadcastChannel {
  const channel = new window.BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => log.push(`${label} ${String(data)}`));
  return channel;
}
