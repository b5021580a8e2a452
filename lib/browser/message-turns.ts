/** Calls `callback` in a turn of its own, and `after` when the promise jobs of that turn have run. */
export type Turn = (callback: () => void, after?: () => void) => void;

interface MessagePort {
  onmessage: ((event: unknown) => void) | null;
  addEventListener(type: 'message', listener: () => void): void;
  /** In Node: whether it keeps the process. */
  ref?(): void;
  unref?(): void;
  postMessage(message: null): void;
}

export type MessageChannelClass = new () => { readonly port1: MessagePort; readonly port2: MessagePort };

/** A message to ourselves is the quickest turn that a page has. */
export function messageTurns(MessageChannel: MessageChannelClass | undefined): Turn {
  const asked: Parameters<Turn>[] = [];
  let ask: (() => void) | null = null;
  const open = (): (() => void) => {
    if (MessageChannel === undefined) throw new TypeError('storageloom needs Node 20.19 or later, or a MessageChannel.');
    const { port1, port2 } = new MessageChannel();
    let ended: (() => void) | undefined;
    port1.onmessage = () => {
      const [callback, after] = asked.shift() as Parameters<Turn>;
      ended = after;
      if (asked.length === 0) port1.unref?.();
      callback();
    };
    // One message has two listeners, between whom promise jobs run, and nothing else.
    port1.addEventListener('message', () => ended?.());
    return () => {
      port1.ref?.();
      port2.postMessage(null);
    };
  };
  return (...turn) => {
    ask ??= open();
    asked.push(turn);
    ask();
  };
}
