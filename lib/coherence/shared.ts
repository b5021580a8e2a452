import type { CoherenceModel } from './coherence-model.ts';

/**
 * The default, and the standard's text: one map for all processes, so that a write is seen everywhere at once. The map is used as
 * it is, with no object between, and costs nothing.
 *
 * Storage, storage proxy maps: https://storage.spec.whatwg.org/#storage-proxy-map
 */
export const shared: CoherenceModel = {
  name: 'shared',
  areaFor: (truth) => truth,
};
