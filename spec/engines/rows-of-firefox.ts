import { each, type Row } from './row.ts';

/** What differs from Firefox under its preset. */
export const rowsOfFirefox: readonly Row[] = [
  ...each(
    ['storage-manager/answers'],
    ['persist'],
    'Firefox asks the user about persist(), and nobody answered; here the policy answers at once.',
  ),
  ...each(
    ['order/same-process-set-last'],
    ['storage vs BroadcastChannel'],
    'Runs differ in which of two queues goes first, which `channelQueue` leaves to the scheduler; the natural order is that of the calls.',
  ),
];
