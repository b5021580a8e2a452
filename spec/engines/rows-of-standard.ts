import { eventsInFull } from './recording.ts';
import { each, type Row } from './row.ts';

/** What differs from the engines where we go by the standards. */
export const rowsOfStandard: readonly Row[] = [
  ...each(
    ['origins/frame-under-cross-site-top', 'origins/popup-from-third-party-frame'],
    ['*'],
    'All engines partition the storage of frames under another site; the text of HTML does not ask for it.',
  ),
  ...each(
    ['storage-manager/clear-in-a-third-party-frame'],
    ['*'],
    'As storage is not partitioned by the text, a frame of another site has the storage of its origin, and clears it.',
  ),
  ...each(
    ['lifecycle/removed-frame-held-objects'],
    [eventsInFull],
    'By HTML a removed frame still writes, and B hears its URL. Of the engines only Firefox lets it write, and tells B the URL of the top.',
  ),
];
