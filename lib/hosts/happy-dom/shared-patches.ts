import { HeldPatches, type Patches } from '../page/patches.ts';
import { patchBrowserFrames } from './browser-frames.ts';
import { patchCustomElements } from './custom-elements.ts';
import { patchElementEvents } from './element-events.ts';
import { patchSelectors } from './selectors.ts';

/** Puts on all that can only be changed for all windows of the process: nothing changes for those that are not the model's. */
export function applySharedPatches(patches: Patches): void {
  patchElementEvents(patches);
  patchSelectors(patches);
  patchCustomElements(patches);
  patchBrowserFrames(patches);
}

/** Each window of the model holds them while it is there. */
export const sharedPatches: HeldPatches = new HeldPatches(applySharedPatches);
