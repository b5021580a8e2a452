import { followingRows, type FollowingRow } from './following.ts';
import { eventsInFull } from './recording.ts';

const models = ['chromium', 'firefox', 'webkit'] as const;

/** What does not follow in every order from copies of storage. All that has no row does. */
export const rowsOfCopies: readonly FollowingRow[] = [
  ...models.flatMap((model) => [
    ...followingRows(
      {
        model,
        scenario: 'processes/lost-updates',
        follows: 'in some orders',
        natural: true,
        reason: 'Of 200 increments some meet. Of one or two in each tab none need be lost.',
      },
      ['increments lost'],
    ),
    ...followingRows(
      {
        model,
        scenario: 'processes/busy-reader',
        follows: 'in some orders',
        natural: true,
        reason: 'The write was timed to fall into the loop. Explored, it may also have arrived before that begins.',
      },
      ['A’s set ran during B’s loop'],
    ),
  ]),
  ...followingRows(
    {
      model: 'chromium',
      scenario: 'order/reads-in-handler-other-tab',
      follows: 'in some orders',
      natural: false,
      reason:
        'What a handler reads depends on how many changes have arrived by then. In the natural order all have, and in the recording that was never so.',
    },
    ['B', eventsInFull],
  ),
  ...followingRows(
    {
      model: 'chromium',
      scenario: 'order/reads-in-handler-after-own-write',
      follows: 'in some orders',
      natural: false,
      reason:
        'B first uses its storage in the handler, and changes on their way to it are dropped when its copy is loaded, with their events. In the natural order all have arrived.',
    },
    ['B', eventsInFull],
  ),
  ...followingRows(
    {
      model: 'chromium',
      scenario: 'order/reads-in-handler-after-own-write',
      follows: 'in some orders',
      natural: true,
      reason: 'The value of B may also arrive before the last one of A, which then stays.',
    },
    ['A', 'A reads', 'B reads'],
  ),
  ...followingRows(
    {
      model: 'firefox',
      scenario: 'processes/busy-reader',
      follows: 'in some orders',
      natural: true,
      reason: 'The loop took 500 ms, in which the message had arrived. Explored, it may be under way for longer.',
    },
    ['B saw it in its next timer task'],
  ),
  ...followingRows(
    {
      model: 'webkit',
      scenario: 'processes/busy-reader',
      follows: 'in some orders',
      natural: false,
      reason:
        'The loop took 500 ms, in which both messages had arrived. Here a loop takes no time, and in the natural order the timer goes between them.',
    },
    ['B saw it in its next timer task'],
  ),
  ...followingRows(
    {
      model: 'firefox',
      scenario: 'order/broadcast-channel-across-tabs',
      follows: 'in some orders',
      natural: true,
      reason:
        'What a task wrote is sent when it is over, and so after what it posted, in each of the 10 recordings. Explored, it may be there before that.',
    },
    ['orders'],
  ),
  ...followingRows(
    {
      model: 'webkit',
      scenario: 'order/reads-in-handler-other-tab',
      follows: 'in some orders',
      natural: true,
      reason:
        'What a handler reads depends on how many changes have arrived by then. The recordings have three of the ways there are.',
    },
    ['B'],
  ),
  ...followingRows(
    {
      model: 'webkit',
      scenario: 'order/reads-in-handler-other-tab',
      follows: 'in some orders',
      natural: false,
      reason:
        'The recordings keep the full events of one run only, in which no change had arrived before the handler of the one before it.',
    },
    [eventsInFull],
  ),
  ...followingRows(
    {
      model: 'webkit',
      scenario: 'order/reads-in-handler-after-own-write',
      follows: 'in some orders',
      natural: true,
      reason:
        'WebKit makes a copy ahead of its first use, when a page loads. Here that is in the handler, and changes on their way to it are dropped; and the value of B may arrive before the last one of A.',
    },
    ['B', 'A', 'A reads', 'B reads', eventsInFull],
  ),
];
