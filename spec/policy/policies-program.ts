import fc from 'fast-check';
import type { Kind, Settings } from './reference/policy-model.ts';

/** What a page does, a user, or a test. Tabs and places are counted round among those that are there; without one nothing happens. */
export type PolicyCall =
  | { readonly call: 'open'; readonly origin: string }
  | { readonly call: 'goto'; readonly tab: number; readonly origin: string }
  | { readonly call: 'close'; readonly tab: number }
  | { readonly call: 'duplicate'; readonly tab: number }
  | { readonly call: 'frame'; readonly place: number; readonly origin: string }
  | { readonly call: 'set'; readonly place: number; readonly area: Kind; readonly key: string; readonly units: number }
  | { readonly call: 'remove'; readonly place: number; readonly area: Kind; readonly key: string }
  | { readonly call: 'empty'; readonly place: number; readonly area: Kind }
  | { readonly call: 'read'; readonly place: number; readonly area: Kind }
  | { readonly call: 'policy'; readonly settings: Partial<Settings> }
  | { readonly call: 'block' | 'unblock'; readonly site: string }
  | { readonly call: 'clear'; readonly origin: string | null }
  | { readonly call: 'fail'; readonly count: number; readonly area: Kind | null; readonly origin: string | null }
  | { readonly call: 'restart' }
  | { readonly call: 'settle' }
  | { readonly call: 'advance'; readonly ms: number };

/** Two sites, one of them with two origins. */
const origin = fc.constantFrom('https://one.example', 'https://two.example', 'https://sub.one.example');
const place = fc.nat(11);
const tab = fc.nat(3);
const area = fc.constantFrom<Kind>('localStorage', 'localStorage', 'sessionStorage');
const key = fc.constantFrom('a', 'b');

/** Undefined: it stays as it is. */
const settings: fc.Arbitrary<Partial<Settings>> = fc.record(
  {
    quota: fc.constantFrom(0, 30, 60, 150),
    thirdParty: fc.constantFrom('allow' as const, 'partition' as const, 'session-only' as const, 'block' as const),
    consent: fc.oneof(fc.constant(null), fc.uniqueArray(origin, { minLength: 2, maxLength: 3 })),
    expireAfterMs: fc.constantFrom(null, 100, 400),
    expire: fc.constantFrom('written' as const, 'used' as const),
  },
  { requiredKeys: [] },
);

const call: fc.Arbitrary<PolicyCall> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ call: fc.constant('open' as const), origin }) },
  { weight: 5, arbitrary: fc.record({ call: fc.constant('frame' as const), place, origin }) },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('goto' as const), tab, origin }) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ call: fc.constant('close' as const), tab }),
      fc.record({ call: fc.constant('duplicate' as const), tab }),
    ),
  },
  {
    weight: 16,
    arbitrary: fc.record({ call: fc.constant('set' as const), place, area, key, units: fc.constantFrom(0, 0, 20, 100) }),
  },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('remove' as const), place, area, key }) },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('empty' as const), place, area }) },
  { weight: 6, arbitrary: fc.record({ call: fc.constant('read' as const), place, area }) },
  { weight: 6, arbitrary: fc.record({ call: fc.constant('policy' as const), settings }) },
  {
    weight: 3,
    arbitrary: fc.record({
      call: fc.constantFrom('block' as const, 'unblock' as const),
      site: fc.constantFrom('one.example', 'sub.one.example', 'https://two.example'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ call: fc.constant('clear' as const), origin: fc.option(origin, { freq: 4 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      call: fc.constant('fail' as const),
      count: fc.nat(2),
      area: fc.option(area),
      origin: fc.option(origin),
    }),
  },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('restart' as const) }) },
  { weight: 4, arbitrary: fc.record({ call: fc.constant('settle' as const) }) },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('advance' as const), ms: fc.constantFrom(50, 100, 400) }) },
);

/** Each begins with two tabs and two frames under other sites. */
export const policyCalls: fc.Arbitrary<readonly PolicyCall[]> = fc
  .array(call, { maxLength: 50, size: 'max' })
  .map((calls) => [
    { call: 'open', origin: 'https://one.example' },
    { call: 'frame', place: 0, origin: 'https://two.example' },
    { call: 'open', origin: 'https://two.example' },
    { call: 'frame', place: 2, origin: 'https://one.example' },
    ...calls,
  ]);
