/** Functions of `vi` that move the time of fake timers and wait for what that does. */
const names = [
  'advanceTimersByTimeAsync',
  'advanceTimersToNextTimerAsync',
  'runAllTimersAsync',
  'runOnlyPendingTimersAsync',
] as const;

/** `vi`, as far as it matters here. */
export type FakeTimers = { [Name in (typeof names)[number]]: (...args: never[]) => Promise<unknown> };

/**
 * Storage events are tasks of real turns, of which these functions leave but one or two: with this, what was on its way arrives before
 * time moves, and what that brought about afterwards.
 */
export function settleWith(timers: FakeTimers, settle: () => Promise<void>): Disposable {
  const undo = names.map((name) => {
    const original = timers[name];
    const settling = async (...args: never[]): Promise<unknown> => {
      await settle();
      const answer = await Reflect.apply(original, timers, args);
      await settle();
      return answer;
    };
    timers[name] = settling;
    return () => {
      // Somebody may have put a double in its place, and has the older one then.
      if (timers[name] === settling) timers[name] = original;
    };
  });
  return { [Symbol.dispose]: () => undo.forEach((one) => one()) };
}
