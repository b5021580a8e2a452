import { eventsInFull } from './recording.ts';
import { each, type Row } from './row.ts';

export const copyOfChromium =
  'Each process of Chromium has a copy of storage that follows by messages; without the option `storage` all read one map here.';
const apart =
  'Runs differ in which of two queues goes first, which `channelQueue` leaves to the scheduler; the natural order is that of the calls.';

/** What differs from Chromium under its preset. */
export const rowsOfChromium: readonly Row[] = [
  ...each(
    ['frames/mutation-through-frame-object', 'url/push-state-same-process'],
    [eventsInFull],
    'In Chromium events of the session may overtake those of local storage; here all come in call order.',
  ),
  ...each(
    ['order/frames-in-document-order', 'order/frames-listened-in-other-order'],
    ['order'],
    'In which order the frames of a tab hear is fixed but arbitrary in Chromium; here the oldest hears first.',
  ),
  ...each(['order/reads-in-handler-other-tab', 'order/reads-in-handler-after-own-write'], ['B', eventsInFull], copyOfChromium),
  ...each(
    ['object/enumeration'],
    ['Reflect.ownKeys with a symbol'],
    'Chromium lists symbols before stored keys; nothing but this list could show it.',
  ),
  ...each(
    ['object/define-property'],
    ['Reflect accessor'],
    'Reflect.defineProperty() reports success, and Object.defineProperty() fails: a Proxy cannot tell which of them it was.',
  ),
  ...each(
    ['object/define-property'],
    ['empty descriptor'],
    'Chromium stores undefined for a descriptor without a value, which Web IDL refuses.',
  ),
  ...each(
    ['object/define-property'],
    ['method name'],
    'In Chromium a value under the name of a method is an own property that stores nothing; reading a method here looks at no own property.',
  ),
  ...each(['order/same-process-set-last'], ['storage vs BroadcastChannel'], apart),
  ...each(['channels/order-post-last'], ['channel vs storage'], apart),
];
