import { eventsInFull } from './recording.ts';
import { each, type Row } from './row.ts';

/** What differs from WebKit under its preset. */
export const rowsOfWebKit: readonly Row[] = [
  ...each(
    ['order/frames-in-document-order'],
    ['order'],
    'In WebKit frames hear in an order that differs from run to run; here the oldest hears first.',
  ),
  ...each(
    ['order/reads-in-handler-other-tab'],
    [eventsInFull],
    'Runs differ in what the hearer reads, of which each is right; the recordings keep the full events of one run only.',
  ),
  ...each(
    ['object/define-property'],
    ['Reflect.preventExtensions', 'preventExtensions', 'freeze empty', 'freeze nonempty'],
    'A Proxy that is no longer extensible may not have keys that come and go. The last of these facts is a crash of WebKit.',
  ),
  ...each(
    ['activation/links-with-blocker'],
    ['then isActive'],
    'A click on a link that opens a window consumes the activation, by HTML and in the other engines; in WebKit it does not.',
  ),
  ...each(
    ['storage-manager/answers'],
    ['*'],
    'The WebKitGTK that was recorded is built without navigator.storage, which Safari has.',
  ),
  ...each(
    ['order/same-process-set-last'],
    ['storage vs MessageChannel'],
    'Which of two task sources goes first is open, and differs from run to run; the natural order is that of the calls.',
  ),
  ...each(
    ['channels/order-post-last'],
    ['channel vs MessageChannel', 'channel vs storage'],
    'WebKit has channels in a queue of their own that goes first, which `channelQueue` leaves to the scheduler; the natural order is that of the calls.',
  ),
  ...each(
    ['channels/post-while-going'],
    ['with unload'],
    'WebKit fires no unload at a page that is navigated away from, and so nothing is posted by it.',
  ),
  ...each(
    ['storage-manager/opaque-origins'],
    ['sandboxed'],
    'The WebKitGTK that was recorded is built without navigator.storage, which Safari has.',
  ),
];
