import { ChromiumArea } from './chromium-area.ts';
import type { CoherenceFactory } from './coherence-model.ts';
import { CopyModel } from './copy-model.ts';

/**
 * Each process has a copy of local storage, loaded at first use. A write is made there at once and sent to the browser process, which sends
 * it to all processes; documents hear of it, in the writer's process too, when it arrives there. Session storage is used by one process alone.
 *
 * Chromium, third_party/blink/renderer/modules/storage
 */
export const chromium: CoherenceFactory = (init) => new CopyModel('chromium', ChromiumArea, init);
