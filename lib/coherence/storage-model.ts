import { chromium } from './chromium.ts';
import type { CoherenceFactory } from './coherence-model.ts';
import { firefox } from './firefox.ts';
import { webkit } from './webkit.ts';

/** Who keeps copies of storage, and for how long they differ. */
export type StorageModel = 'shared' | 'chromium' | 'firefox' | 'webkit';

/** What each is made by; null: there is one map for all, and nothing to make. */
export const factories: Readonly<Record<StorageModel, CoherenceFactory | null>> = { shared: null, chromium, firefox, webkit };

/** Their names, the default first. */
export const storageModels: readonly StorageModel[] = Object.keys(factories) as StorageModel[];
