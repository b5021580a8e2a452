import { signalReader, type PlatformSignal } from '../../dom/abort-signal.ts';
import { implOf, wrapperOf } from './internals.ts';

/** What jsdom has behind a signal. */
interface SignalImpl {
  readonly aborted: boolean;
  readonly reason: unknown;
  readonly abortAlgorithms: Set<() => void>;
  _addAlgorithm(algorithm: () => void): void;
  _removeAlgorithm(algorithm: () => void): void;
}

/** The signal of any window of jsdom, or of the surroundings, that a value is; null for every other value. */
export function abortSignal(value: unknown): PlatformSignal | null {
  if (typeof value !== 'object' || value === null) return null;
  const impl = implOf<SignalImpl>(value);
  if (impl === null || !('abortAlgorithms' in impl) || wrapperOf(impl) !== value)
    return signalReader(globalThis.AbortSignal)?.(value) ?? null;
  return {
    get aborted() {
      return impl.aborted;
    },
    get reason() {
      return impl.reason;
    },
    add(algorithm) {
      const run = (): void => algorithm(impl.reason);
      impl._addAlgorithm(run);
      return () => impl._removeAlgorithm(run);
    },
  };
}
