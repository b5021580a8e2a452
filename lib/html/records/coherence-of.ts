import type { CoherenceModel } from '../../coherence/coherence-model.ts';
import { shared } from '../../coherence/shared.ts';
import { announce } from '../../web-storage/broadcast.ts';
import type { UserAgent } from './user-agent.ts';

/** When a write in one process of a user agent is seen in another, as its options say. */
export function coherenceOf({ options, kernel, observer, behaviour }: UserAgent): CoherenceModel {
  const factory = options.coherence ?? null;
  if (factory === null) return shared;
  return factory({ kernel, observer, announce: (stored, change, process) => announce(stored, change, process, behaviour) });
}
