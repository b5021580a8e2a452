import { createDate } from '../../ecmascript/date.ts';
import { createIntl } from '../../ecmascript/intl.ts';
import { createMath } from '../../ecmascript/random.ts';
import { createPerformance } from '../../hr-time/performance.ts';
import { cryptoMembers } from '../../web-crypto/crypto.ts';
import type { BareGlobal } from './global.ts';

/** DIVERGES: what it makes is also an instance of the surroundings' Date, whose methods it has but for those that ask for local time. */
export function ownDate(global: BareGlobal): DateConstructor {
  return global.once('window.Date', () => createDate(global.intrinsics.clocks, global.hooks));
}

/** DIVERGES: `toLocaleString` of a number has the default locale of the surroundings, whose Number all bare windows share. */
export function intlOf({ hooks, intrinsics }: BareGlobal): typeof Intl {
  return createIntl(intrinsics.clocks, hooks);
}

export function mathOf({ hooks, intrinsics }: BareGlobal): Math {
  return createMath(intrinsics.clocks, () => hooks.random());
}

/** DIVERGES: there is no `crypto.subtle`, which draws from the chance of the surroundings. */
export function cryptoOf({ hooks, realm }: BareGlobal): object {
  return cryptoMembers({ realm, random: () => hooks.random() });
}

export function performanceOf({ hooks, init, realm }: BareGlobal): object {
  return createPerformance({
    url: init.url,
    timeOrigin: hooks.timeOrigin(),
    functionPrototype: realm.functionPrototype,
    run: () => hooks.run,
    now: () => hooks.now(),
    navigationTiming: () => hooks.navigationTiming(),
  });
}

/** Its time limits are timers of the model, as those that a page sets. */
export function abortSignalOf({ hooks, realm }: BareGlobal): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    const reason = (): Error => new realm.DOMException('The operation timed out.', 'TimeoutError');
    hooks.setTimer(() => controller.abort(reason()), Number(ms), false);
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, name) => (name === 'timeout' ? timeout : (Reflect.get(target, name) as unknown)),
  });
}
