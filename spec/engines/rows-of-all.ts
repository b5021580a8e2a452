import { eventsInFull } from './recording.ts';
import { each, type Row } from './row.ts';

const atTheSameTime = 'What ran in both tabs at the same time is not among the recorded steps.';

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
    ['order/same-process-set-last', 'order/broadcast-channel-across-tabs', 'order/set-visible-at-message'],
    ['*'],
    'BroadcastChannel is not modelled yet.',
  ),
  ...each(
    ['activation/beforeunload-without-gesture'],
    ['*'],
    'It tells what it hears by a BroadcastChannel, which is not modelled yet.',
  ),
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
  ...beyondTheSteps,
];
