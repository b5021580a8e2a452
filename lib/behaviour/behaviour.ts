/** Every choice that engines make differently. Algorithms read a member; none asks for an engine's name. */
export interface Behaviour {
  /**
   * Assigning to a name that a prototype of a Storage object has as an accessor, as in `localStorage.length = 1`. `store`: it is
   * stored, though reading still gives the accessor's value. `refuse`: the accessor is called, and where it has no setter nothing
   * happens, or a TypeError in strict mode. Default `store`.
   */
  readonly builtinNames: 'store' | 'refuse';
  /**
   * What becomes of a page that the user leaves and may come back to. `keep`: it is kept with its window, and what was queued for it
   * meanwhile runs after its `pageshow`. `drop`: it is kept, and storage events that it missed are lost. `off`: it is destroyed.
   * Default `keep`.
   */
  readonly backForwardCache: 'keep' | 'drop' | 'off';
  /** Only documents that have used a storage object hear of changes of its area. Default false. */
  readonly strictHolders: boolean;
  /**
   * Which pages may ask the user to stay. `always`: every one. `user`: those in which the user has done something (sticky activation),
   * as browsers have it. Default `always`, so that a test of a prompt needs no click.
   */
  readonly beforeUnloadPrompt: 'always' | 'user';
}

/** What is known of one choice. */
export interface Choice<T> {
  readonly values: readonly T[];
  readonly default: T;
  /** What the text of the standard asks for, where that is not the default or not the only reading. */
  readonly standard: T;
  /** What engines were seen to do. */
  readonly evidence: { readonly chromium: T; readonly firefox: T; readonly webkit: T };
  /** Of the evidence: the scenario that shows it, and what it shows. */
  readonly seen: string;
  /** Where it is discussed. */
  readonly link: string;
}

/** The record's members as data. */
export const choices: { readonly [K in keyof Behaviour]: Choice<Behaviour[K]> } = Object.freeze({
  builtinNames: Object.freeze({
    values: Object.freeze(['store', 'refuse'] as const),
    default: 'store',
    standard: 'store',
    evidence: Object.freeze({ chromium: 'refuse', firefox: 'refuse', webkit: 'refuse' }),
    seen: 'localStorage.length = 1 stores nothing and is a TypeError in strict mode; setters of Storage.prototype are called.',
    link: 'https://github.com/web-platform-tests/wpt/blob/master/webstorage/set.window.js',
  }),
  backForwardCache: Object.freeze({
    values: Object.freeze(['keep', 'drop', 'off'] as const),
    default: 'keep',
    standard: 'keep',
    evidence: Object.freeze({ chromium: 'keep', firefox: 'drop', webkit: 'drop' }),
    seen: 'All three keep the page; storage events of the meantime come after its pageshow, in order, or never.',
    link: 'https://github.com/whatwg/storage/issues/119',
  }),
  strictHolders: Object.freeze({
    values: Object.freeze([false, true] as const),
    default: false,
    standard: true,
    evidence: Object.freeze({ chromium: false, firefox: false, webkit: false }),
    seen: 'A listener is enough to hear, in a document that never touched storage.',
    link: 'https://github.com/whatwg/html/issues/10135',
  }),
  beforeUnloadPrompt: Object.freeze({
    values: Object.freeze(['always', 'user'] as const),
    default: 'always',
    standard: 'user',
    evidence: Object.freeze({ chromium: 'user', firefox: 'user', webkit: 'user' }),
    seen: 'A page that was never clicked cancels beforeunload, and the navigation goes on.',
    link: 'https://github.com/web-platform-tests/wpt/tree/master/html/browsers/browsing-the-web/unloading-documents',
  }),
});

/** The default of each choice. */
export const standard: Behaviour = behaviourWith({});

/** A whole record, frozen: the defaults with these members in their place. What is undefined is left out. */
export function behaviourWith(overrides: { readonly [K in keyof Behaviour]?: Behaviour[K] | undefined }): Behaviour {
  return Object.freeze({
    builtinNames: overrides.builtinNames ?? choices.builtinNames.default,
    backForwardCache: overrides.backForwardCache ?? choices.backForwardCache.default,
    strictHolders: overrides.strictHolders ?? choices.strictHolders.default,
    beforeUnloadPrompt: overrides.beforeUnloadPrompt ?? choices.beforeUnloadPrompt.default,
  });
}
