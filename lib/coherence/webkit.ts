import type { CoherenceFactory } from './coherence-model.ts';
import { CopyModel } from './copy-model.ts';
import { WebKitArea } from './webkit-area.ts';

/**
 * As `chromium`, but for what is sent and what comes of it: a write that changes nothing in the copy stays there, and what the network process
 * stores is announced whether or not it is a change there.
 *
 * WebKit, Source/WebKit/WebProcess/WebStorage and Source/WebKit/NetworkProcess/storage
 */
export const webkit: CoherenceFactory = (init) => new CopyModel('webkit', WebKitArea, init);
