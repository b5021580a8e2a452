import { asciiLowercase, splitOnASCIIWhitespace } from '../../infra/ascii-string.ts';

/**
 * What a sandboxed document may not do. The names are the standard's without "browsing context flag".
 *
 * HTML, sandboxing: https://html.spec.whatwg.org/multipage/#sandboxing-flag-set
 */
export type SandboxingFlag =
  /** Navigate others than itself, what is inside it, popups and the top. */
  | 'sandboxed navigation'
  /** Open popups. */
  | 'sandboxed auxiliary navigation'
  /** Navigate or close the top, while the user has not just done something here. */
  | 'sandboxed top-level navigation without user activation'
  /** Navigate or close the top, when the user has. */
  | 'sandboxed top-level navigation with user activation'
  /** Have the origin of its URL: it is opaque instead, so it has no storage and no cookies. */
  | 'sandboxed origin'
  /** Submit forms. */
  | 'sandboxed forms'
  /** Lock the pointer. */
  | 'sandboxed pointer lock'
  /** Run scripts. */
  | 'sandboxed scripts'
  /** Play and focus by itself. */
  | 'sandboxed automatic features'
  /** Set `document.domain`. */
  | 'sandboxed document.domain'
  /** Open popups that are outside of the sandbox. */
  | 'sandbox propagates to auxiliary browsing contexts'
  /** Show dialogs that block, those of `beforeunload` among them. */
  | 'sandboxed modals'
  /** Lock the orientation of the screen. */
  | 'sandboxed orientation lock'
  /** Use the Presentation API. */
  | 'sandboxed presentation'
  /** Download. */
  | 'sandboxed downloads'
  /** Hand URLs of foreign schemes to other software. */
  | 'sandboxed custom protocols navigation'
  /** Ask for storage access. A flag of the Storage Access API. */
  | 'sandbox storage access by user activation';

export type SandboxingFlagSet = ReadonlySet<SandboxingFlag>;

/** The set of what is in no sandbox. */
export const noSandboxingFlags: SandboxingFlagSet = new Set();

/** Each flag with the keywords that lift it, any one of them; a flag without keywords is always set. */
const liftedBy: readonly (readonly [flag: SandboxingFlag, ...keywords: string[]])[] = [
  ['sandboxed navigation'],
  ['sandboxed auxiliary navigation', 'allow-popups'],
  ['sandboxed top-level navigation without user activation', 'allow-top-navigation'],
  ['sandboxed top-level navigation with user activation', 'allow-top-navigation-by-user-activation', 'allow-top-navigation'],
  ['sandboxed origin', 'allow-same-origin'],
  ['sandboxed forms', 'allow-forms'],
  ['sandboxed pointer lock', 'allow-pointer-lock'],
  ['sandboxed scripts', 'allow-scripts'],
  ['sandboxed automatic features', 'allow-scripts'],
  ['sandboxed document.domain'],
  ['sandbox propagates to auxiliary browsing contexts', 'allow-popups-to-escape-sandbox'],
  ['sandboxed modals', 'allow-modals'],
  ['sandboxed orientation lock', 'allow-orientation-lock'],
  ['sandboxed presentation', 'allow-presentation'],
  ['sandboxed downloads', 'allow-downloads'],
  ['sandboxed custom protocols navigation', 'allow-top-navigation-to-custom-protocols', 'allow-popups', 'allow-top-navigation'],
  ['sandbox storage access by user activation', 'allow-storage-access-by-user-activation'],
];

/** Keywords are known in any ASCII case; unknown ones say nothing. An empty directive sets every flag. */
// HTML, sandboxing, parse a sandboxing directive.
// https://html.spec.whatwg.org/multipage/#parse-a-sandboxing-directive
export function parseSandboxingDirective(input: string): SandboxingFlagSet {
  // 1
  const tokens = new Set(splitOnASCIIWhitespace(asciiLowercase(input)));
  // 2, 3
  return new Set(liftedBy.filter(([, ...keywords]) => !keywords.some((each) => tokens.has(each))).map(([flag]) => flag));
}

/** What is set in any of them. Sandboxes only ever add up: nobody takes a flag away again. */
export function unionOfSandboxingFlags(...sets: readonly SandboxingFlagSet[]): SandboxingFlagSet {
  return new Set(sets.flatMap((set) => [...set]));
}

/**
 * The flags of an `iframe` element, by its `sandbox` attribute; null when absent. They count from the next navigation of the frame on.
 *
 * HTML, sandboxing: https://html.spec.whatwg.org/multipage/#iframe-sandboxing-flag-set
 */
export function iframeSandboxingFlags(sandbox: string | null): SandboxingFlagSet {
  return sandbox === null ? noSandboxingFlags : parseSandboxingDirective(sandbox);
}

/**
 * The flags that a popup gets at its creation and keeps over all navigations. `opener`: the active flags of the document that opens it.
 *
 * HTML, sandboxing: https://html.spec.whatwg.org/multipage/#popup-sandboxing-flag-set
 */
export function popupSandboxingFlags(opener: SandboxingFlagSet): SandboxingFlagSet {
  return opener.has('sandbox propagates to auxiliary browsing contexts') ? opener : noSandboxingFlags;
}

/** Where a browsing context is: in an element of a document, or at the top. */
export type Embedding =
  { readonly iframe: SandboxingFlagSet; readonly documentOfIframe: SandboxingFlagSet } | { readonly popup: SandboxingFlagSet };

/**
 * What any document in that place starts with. The active flags of a document are these together with those derived from its
 * Content Security Policies; of its initial about:blank, these alone.
 */
// HTML, sandboxing, determine the creation sandboxing flags.
// https://html.spec.whatwg.org/multipage/#determining-the-creation-sandboxing-flags
export function determineCreationSandboxingFlags(place: Embedding): SandboxingFlagSet {
  return 'popup' in place ? place.popup : unionOfSandboxingFlags(place.iframe, place.documentOfIframe);
}
