import { eventsInFull } from './recording.ts';
import { each, type Row } from './row.ts';
import { copyOfChromium } from './rows-of-chromium.ts';

const atTheSameTime =
  'What ran in both tabs at the same time is not among the recorded steps; it is explored with copies of storage instead.';
const messageFirst =
  'In engines a message may be there before the change of storage that was made before it, as each process has a copy; without the option `storage` all read one map here.';

/** Why facts are not as recorded that are explored with copies of storage instead. */
export const copiesInstead: readonly string[] = [atTheSameTime, messageFirst, copyOfChromium];

const beyondTheSteps: readonly Row[] = [
  ...each(
    ['processes/busy-reader'],
    ['A’s set ran during B’s loop', 'B saw it inside the loop', 'B saw it in its next timer task', 'B saw it 250 ms later'],
    atTheSameTime,
  ),
  ...each(['processes/lost-updates'], ['increments lost', 'A and B agree'], atTheSameTime),
  ...each(['processes/convergence'], ['all three agree', 'the value is somebody’s last'], atTheSameTime),
].map((row) => Object.assign(row, { notComparable: true }));

/** What differs whichever engine is asked for. */
export const rowsOfAll: readonly Row[] = [
  ...each(
    ['object/enumeration'],
    [
      'Object.keys after mixed inserts',
      'key(n) after mixed inserts',
      'for..in after mixed inserts',
      'delete and reinsert',
      'longer keys',
      'session order',
      'order in a second document',
    ],
    'HTML leaves the order of keys open. Each engine has its own; ours is the order of insertion.',
  ),
  ...each(
    ['object/define-property'],
    ['data non-writable, non-configurable'],
    'A Proxy may not report success for a property that is asked to be non-configurable and is not.',
  ),
  ...each(
    ['locks/interfaces'],
    ['navigator.locks'],
    'All windows of happy-dom share one Navigator.prototype, so what navigator has of the model is an own property.',
  ),
  ...each(
    ['quota/full-area'],
    [eventsInFull],
    'The recordings leave out the events of this scenario, whose values are megabytes long.',
  ),
  ...[
    ['order/same-process-set-last', 'storage vs timeout'] as const,
    ['channels/order-post-last', 'channel vs timeout'] as const,
  ].flatMap(([scenario, fact]) =>
    each(
      [scenario],
      [fact],
      'Whether a timer or a task of another source runs first is open, and differs from run to run; here what is due and was queued first.',
    ),
  ),
  ...each(
    ['order/broadcast-channel-across-tabs'],
    ['orders'],
    'Engines have channels and storage events in queues of their own, of which either may be first; the natural order is that of the calls.',
  ),
  ...each(['order/set-visible-at-message'], ['new value read'], messageFirst),
  ...beyondTheSteps,
];
