import { followingRows, type FollowingRow } from './following.ts';
import { eventsInFull } from './recording.ts';

/** What does not follow in every order from `storage: 'chromium'`. All that has no row does. */
export const rowsOfCopies: readonly FollowingRow[] = [
  ...followingRows(
    {
      model: 'chromium',
      scenario: 'processes/lost-updates',
      follows: 'in some orders',
      natural: true,
      reason: 'Of 200 increments some meet. Of one or two in each tab none need be lost.',
    },
    ['increments lost'],
  ),
  ...followingRows(
    {
      model: 'chromium',
      scenario: 'processes/busy-reader',
      follows: 'in some orders',
      natural: true,
      reason: 'The write was timed to fall into the loop. Explored, it may also have arrived before that begins.',
    },
    ['A’s set ran during B’s loop'],
  ),
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
];
