import { webcrypto } from 'node:crypto';
import { ahead } from './clock-ahead.ts';

const yearsMs = 7 * 365 * 86_400_000;

/**
 * Runs `body` where it is another time, in another time zone, and chance draws something else: `Date`, `performance`, `Math.random`,
 * `crypto` and `Intl.DateTimeFormat` of the surroundings.
 */
export async function inAnotherWorld<T>(body: () => Promise<T>): Promise<T> {
  const { Date: realDate } = globalThis;
  const { random } = Math;
  const zone = process.env['TZ'];
  const crypto = Object.getPrototypeOf(webcrypto) as object;
  const members = Object.getOwnPropertyDescriptors(crypto);
  const origin = Object.getOwnPropertyDescriptor(performance, 'timeOrigin');
  class LaterDate extends realDate {
    constructor(...values: unknown[]) {
      super(...((values.length === 0 ? [realDate.now() + yearsMs] : values) as [number]));
    }
  }
  Object.defineProperty(globalThis, 'Date', { value: LaterDate, writable: true, configurable: true });
  Object.defineProperty(performance, 'timeOrigin', { value: 5, configurable: true });
  Object.defineProperties(crypto, {
    getRandomValues: { value: (array: Uint8Array) => array.fill(7), configurable: true, writable: true },
    randomUUID: { value: () => 'from another world', configurable: true, writable: true },
  });
  Math.random = () => 0.123456;
  process.env['TZ'] = zone === 'Pacific/Apia' ? 'America/Lima' : 'Pacific/Apia';
  try {
    return await ahead(yearsMs, body);
  } finally {
    Object.defineProperty(globalThis, 'Date', { value: realDate, writable: true, configurable: true });
    if (origin === undefined) Reflect.deleteProperty(performance, 'timeOrigin');
    else Object.defineProperty(performance, 'timeOrigin', origin);
    Object.defineProperties(crypto, members);
    Math.random = random;
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
}
