import { choices, type Behaviour } from './behaviour.ts';
import type { Choice } from './choice.ts';

/** Whose choices a Browser begins with: those of the standard as we read it, or of an engine as it was recorded. */
export type Engine = 'standard' | 'chromium' | 'firefox' | 'webkit';

export const engines: readonly Engine[] = Object.freeze(['standard', 'chromium', 'firefox', 'webkit'] as const);

/** A whole record, frozen: an engine's choices with these members in their place. What is undefined is left out. */
export function behaviourWith(
  overrides: { readonly [K in keyof Behaviour]?: Behaviour[K] | undefined },
  engine: Engine = 'standard',
): Behaviour {
  const chosen = <K extends keyof Behaviour>(name: K): Behaviour[K] => overrides[name] ?? choiceOf(name, engine);
  return Object.freeze({
    builtinNames: chosen('builtinNames'),
    shadowedKeys: chosen('shadowedKeys'),
    storageOfGoneDocument: chosen('storageOfGoneDocument'),
    quotaException: chosen('quotaException'),
    strictHolders: chosen('strictHolders'),
    clearSiteDataEvents: chosen('clearSiteDataEvents'),
    storageEventURL: chosen('storageEventURL'),
    thirdPartyStorage: chosen('thirdPartyStorage'),
    partitionKey: chosen('partitionKey'),
    quotaMeasure: chosen('quotaMeasure'),
    clearSiteDataResponses: chosen('clearSiteDataResponses'),
    backForwardCache: chosen('backForwardCache'),
    beforeUnloadPrompt: chosen('beforeUnloadPrompt'),
    channelQueue: chosen('channelQueue'),
    portInChannelMessage: chosen('portInChannelMessage'),
    locksOfLeftPages: chosen('locksOfLeftPages'),
    abortedLockRequests: chosen('abortedLockRequests'),
    dataFrames: chosen('dataFrames'),
  });
}

function choiceOf<K extends keyof Behaviour>(name: K, engine: Engine): Behaviour[K] {
  const choice: Choice<Behaviour[K]> = choices[name];
  return engine === 'standard' ? choice.default : choice.evidence[engine];
}

/** The default of each choice. */
export const standard: Behaviour = behaviourWith({});
