import type { CoherenceFactory } from './coherence-model.ts';
import { CopyModel } from './copy-model.ts';
import { Datastore } from './datastore.ts';

/**
 * A task reads and writes a snapshot of local storage, taken when it first uses it. What it has written is sent to the browser process in
 * one message when the task is over, and documents of other processes hear of it from there; those of its own at once. Session storage is
 * used by one process alone.
 *
 * Firefox, dom/localstorage (LocalStorage NextGen)
 */
export const firefox: CoherenceFactory = (init) => new CopyModel('firefox', Datastore, init);
