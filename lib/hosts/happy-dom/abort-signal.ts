import { PropertySymbol } from 'happy-dom';
import { signalReader, type PlatformSignal } from '../../dom/abort-signal.ts';
import { Returned } from '../../infra/returned.ts';

interface Signal {
  readonly [PropertySymbol.aborted]: boolean;
  readonly [PropertySymbol.reason]: unknown;
  [PropertySymbol.abort](reason?: unknown): void;
  readonly [PropertySymbol.window]: { readonly DOMException: new (message: string, name: string) => Error };
}

/** What runs when a signal is aborted, before its event: happy-dom has nothing of the kind. */
class AbortAlgorithms extends Returned {
  readonly #list = new Set<(reason: unknown) => void>();

  static of(signal: Signal): Set<(reason: unknown) => void> {
    if (#list in signal) return signal.#list as Set<(reason: unknown) => void>;
    const made = new AbortAlgorithms(signal);
    const list = made.#list;
    const original = signal[PropertySymbol.abort];
    // All ways to abort it lead there: its controller, its time, the signals that it depends on.
    const abort = function (this: Signal, reason?: unknown): void {
      if (signal[PropertySymbol.aborted]) return;
      const { DOMException } = signal[PropertySymbol.window];
      const given = reason === undefined ? new DOMException('signal is aborted without reason', 'AbortError') : reason;
      const algorithms = [...list];
      list.clear();
      for (const algorithm of algorithms) algorithm(given);
      Reflect.apply(original, signal, [given]);
    };
    Object.defineProperty(signal, PropertySymbol.abort, { value: abort, configurable: true });
    return list;
  }
}

/** The signal of any window of happy-dom, or of the surroundings, that a value is; null for every other value. */
export function abortSignal(value: unknown): PlatformSignal | null {
  if (!isSignal(value)) return signalReader(globalThis.AbortSignal)?.(value) ?? null;
  return {
    get aborted() {
      return value[PropertySymbol.aborted];
    },
    get reason() {
      return value[PropertySymbol.reason];
    },
    add(algorithm) {
      const list = AbortAlgorithms.of(value);
      list.add(algorithm);
      return () => void list.delete(algorithm);
    },
  };
}

function isSignal(value: unknown): value is Signal {
  // Its own: what inherits from a signal is none.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, PropertySymbol.aborted);
}
