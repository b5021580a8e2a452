import { each, type Row } from './row.ts';

/** What differs from Firefox under its preset. */
export const rowsOfFirefox: readonly Row[] = [
  ...each(
    ['storage-manager/answers'],
    ['persist'],
    'Firefox asks the user about persist(), and nobody answered; here the policy answers at once.',
  ),
];
