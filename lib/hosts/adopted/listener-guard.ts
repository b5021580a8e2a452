type Report = (error: unknown) => void;

type Listener = ((event: object) => unknown) | { handleEvent(event: object): unknown };

/** What happy-dom keeps of a target's listeners: by phase, then by type. */
type HappyLists<T> = Readonly<Partial<Record<'capturing' | 'bubbling', ReadonlyMap<string, T[]>>>>;

/** What Node keeps of one listener of an EventTarget, in a chain. */
interface NodeListener {
  callback?: unknown;
  readonly next?: NodeListener;
}

/**
 * happy-dom calls the listeners of an event one after the other, and where its setting `errorCapture` is off the first one that throws is
 * the last one that is called. Runners turn it off, to hear of errors by themselves. Until the function that this returns is called, what a
 * listener of `target` throws goes to `report`, and the next one is called, as DOM has it.
 */
export function guardHappyListeners(target: object, type: string, report: Report): () => void {
  const listeners = keptUnder<HappyLists<Listener>>(target, 'listeners') ?? {};
  const options = keptUnder<HappyLists<{ readonly once?: boolean }>>(target, 'listenerOptions') ?? {};
  const guarded: Listener[][] = [];
  for (const phase of ['capturing', 'bubbling'] as const) {
    const list = listeners[phase]?.get(type);
    if (list === undefined) continue;
    const optionsOf = options[phase]?.get(type) ?? [];
    // It calls what is in a copy, so that listeners may come and go meanwhile.
    const slice = (): Listener[] =>
      [...list].map((listener, index) => {
        // It would look for the guard, and not find it.
        const takeAway = optionsOf[index]?.once === true ? (): void => removeListener(target, type, listener) : null;
        return guard(callbackOf(listener), report, takeAway);
      });
    Object.defineProperty(list, 'slice', { value: slice, configurable: true });
    guarded.push(list);
  }
  return () => {
    for (const list of guarded) Reflect.deleteProperty(list, 'slice');
  };
}

/**
 * Node throws what a listener of an EventTarget throws from a tick of its own, which would end in the middle of a step. Until the function
 * that this returns is called, it goes to `report`; promises that listeners return are their own affair.
 */
export function guardNodeListeners(target: object, type: string, report: Report): () => void {
  const lists = keptUnder<ReadonlyMap<string, NodeListener>>(target, 'kEvents');
  const undo: (() => void)[] = [];
  for (let listener = lists?.get(type)?.next; listener !== undefined; listener = listener.next) {
    const kept = listener;
    const { callback } = kept;
    // Node keeps no more than a weak reference of its own listeners.
    if (typeof callback !== 'function') continue;
    const guarded = guard(callback as (event: object) => unknown, report, null);
    kept.callback = function (this: unknown, event: object): void {
      guarded.call(this, event);
    };
    undo.push(() => (kept.callback = callback));
  }
  return () => undo.forEach((each) => each());
}

function callbackOf(listener: Listener): (event: object) => unknown {
  return typeof listener === 'function' ? listener : (event) => listener.handleEvent(event);
}

// DOM, inner invoke: https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
function guard(callback: (event: object) => unknown, report: Report, takeAway: (() => void) | null): (event: object) => unknown {
  return function (this: unknown, event) {
    takeAway?.();
    try {
      return callback.call(this, event);
    } catch (error) {
      report(error);
      return undefined;
    }
  };
}

function removeListener(target: object, type: string, listener: Listener): void {
  Reflect.apply(Reflect.get(target, 'removeEventListener') as Function, target, [type, listener]);
}

/** By the description of its symbol; undefined for targets of others. */
function keptUnder<T>(target: object, description: string): T | undefined {
  const symbol = Object.getOwnPropertySymbols(target).find((each) => each.description === description);
  return symbol === undefined ? undefined : (Reflect.get(target, symbol) as T);
}
