import fc from 'fast-check';

export type AreaName = 'localStorage' | 'sessionStorage';

/** What page code does to storage. What it writes tells the tab, the document and the number of the write. */
export type StorageAct =
  | { readonly do: 'setItem' | 'removeItem'; readonly area: AreaName; readonly key: string }
  | { readonly do: 'clear'; readonly area: AreaName };

/** What page code does with channels: they are counted round among those that its document has opened. */
export type ChannelAct =
  | { readonly do: 'open channel'; readonly name: string }
  | { readonly do: 'post to channel' | 'close channel'; readonly channel: number };

/** What page code does with locks: those that its document has asked for, and not let go of, are counted round. */
export type LockAct =
  | {
      readonly do: 'request lock';
      readonly name: string;
      readonly mode: 'exclusive' | 'shared';
      readonly option: 'none' | 'ifAvailable' | 'steal';
    }
  | { readonly do: 'release lock'; readonly lock: number; readonly fails: boolean };

/** What page code does without moving, and without other windows. */
export type OwnAct = StorageAct | ChannelAct | LockAct;

const area = fc.constantFrom<AreaName>('localStorage', 'localStorage', 'sessionStorage');
const key = fc.constantFrom('a', 'b');

export const storageAct: fc.Arbitrary<StorageAct> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('setItem' as const), area, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('removeItem' as const), area, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clear' as const), area }) },
);

const channel = fc.nat(3);

export const channelAct: fc.Arbitrary<ChannelAct> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('open channel' as const), name: fc.constantFrom('c', 'c', 'd') }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('post to channel' as const), channel }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close channel' as const), channel }) },
);

export const lockAct: fc.Arbitrary<LockAct> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('request lock' as const),
      name: fc.constantFrom('l', 'l', 'm'),
      mode: fc.constantFrom('exclusive' as const, 'exclusive' as const, 'shared' as const),
      option: fc.constantFrom(
        'none' as const,
        'none' as const,
        'none' as const,
        'none' as const,
        'ifAvailable' as const,
        'steal' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('release lock' as const),
      lock: fc.nat(3),
      fails: fc.constantFrom(false, false, true),
    }),
  },
);

export const ownAct: fc.Arbitrary<OwnAct> = fc.oneof(
  { weight: 9, arbitrary: storageAct },
  { weight: 3, arbitrary: channelAct },
  { weight: 1, arbitrary: lockAct },
);
