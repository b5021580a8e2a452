import fc from 'fast-check';

/** How many of them a program has. */
export const lanes = 4;
export const owners = 3;

export interface Posting {
  readonly lane: number;
  readonly owner: number | null;
  readonly delayMs: number;
  /** What it waits more than that. */
  readonly putOffMs: number;
  readonly parts: number;
  /** Posted by the task itself, when it runs. */
  readonly child: Posting | null;
}

export type Command =
  | { readonly do: 'post'; readonly posting: Posting }
  | { readonly do: 'remove' | 'freeze' | 'thaw'; readonly pick: number }
  | { readonly do: 'retime'; readonly pick: number; readonly byMs: number; readonly askedMs: number }
  | { readonly do: 'removeAllOf' | 'destroy' | 'deactivate' | 'reactivate'; readonly owner: number }
  | { readonly do: 'moveTo'; readonly byMs: number }
  | { readonly do: 'begin'; readonly draw: number }
  | { readonly do: 'beginInScope'; readonly lanes: readonly boolean[] }
  | { readonly do: 'beginLane'; readonly lane: number };

const anyLane = fc.nat(lanes - 1);
const anyOwner = fc.nat(owners - 1);
const anyTask = fc.nat(40);
const posting = (child: fc.Arbitrary<Posting | null>): fc.Arbitrary<Posting> =>
  fc.record({
    lane: anyLane,
    owner: fc.option(anyOwner),
    delayMs: fc.constantFrom(0, 0, 0, 1, 2, 5),
    putOffMs: fc.constantFrom(0, 0, 0, 1, 3),
    parts: fc.integer({ min: 1, max: 3 }),
    child,
  });

/** Programs over a few lanes and documents: enough of each that they meet. */
export const programs: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('post' as const), posting: posting(fc.option(posting(fc.constant(null)))) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: anyTask }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constantFrom('freeze' as const, 'freeze' as const, 'thaw' as const), pick: anyTask }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('retime' as const),
        pick: anyTask,
        byMs: fc.integer({ min: -2, max: 5 }),
        askedMs: fc.integer({ min: -2, max: 6 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('deactivate' as const, 'reactivate' as const, 'reactivate' as const),
        owner: anyOwner,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom('removeAllOf' as const, 'removeAllOf' as const, 'destroy' as const),
        owner: anyOwner,
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('moveTo' as const), byMs: fc.nat(4) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('begin' as const), draw: fc.nat(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('beginInScope' as const),
        lanes: fc.array(fc.boolean(), { minLength: lanes, maxLength: lanes }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('beginLane' as const), lane: anyLane }) },
  ),
  { maxLength: 60, size: 'max' },
);
