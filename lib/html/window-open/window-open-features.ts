import { asciiLowercase, isASCIIWhitespace } from '../../infra/ascii-string.ts';
import { isOfAnotherSite, type BlobTarget } from '../../file-api/blob-url-store.ts';

/** The features of one `window.open()`: normalized names with what was written behind them, all in lowercase. */
export type TokenizedFeatures = ReadonlyMap<string, string>;

/** What the third argument of `window.open()` asks for. */
export interface WindowOpenFeatures {
  /** The new window gets no opener, a session of its own, and the caller gets null. */
  readonly noopener: boolean;
  /** The request says nothing of where it comes from. Implies `noopener`. */
  readonly noreferrer: boolean;
  /** A window with little around it rather than a tab: what its `BarProp` objects tell. */
  readonly popup: boolean;
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['screenx', 'left'],
  ['screeny', 'top'],
  ['innerwidth', 'width'],
  ['innerheight', 'height'],
]);

function isFeatureSeparator(character: string): boolean {
  return isASCIIWhitespace(character) || character === '=' || character === ',';
}

/** The position behind the longest run of such characters that begins at `start`. */
function endOfRun(text: string, start: number, belongs: (character: string) => boolean): number {
  let position = start;
  while (position < text.length && belongs(text.charAt(position))) position++;
  return position;
}

// HTML, window.open, tokenize the features argument.
// https://html.spec.whatwg.org/multipage/#concept-window-open-features-tokenize
export function tokenizeFeatures(features: string): TokenizedFeatures {
  // 1
  const tokenizedFeatures = new Map<string, string>();
  // 2
  let position = 0;
  // 3
  while (position < features.length) {
    // 3.1, 3.2
    let value = '';
    // 3.3
    const start = endOfRun(features, position, isFeatureSeparator);
    // 3.4
    position = endOfRun(features, start, (character) => !isFeatureSeparator(character));
    // 3.5
    const name = normalizeFeatureName(asciiLowercase(features.slice(start, position)));
    // 3.6 (what it may step over is whitespace)
    position = endOfRun(features, position, isASCIIWhitespace);
    // 3.7
    if (isFeatureSeparator(features.charAt(position))) {
      // 3.7.1
      const valueStart = endOfRun(features, position, (character) => isFeatureSeparator(character) && character !== ',');
      // 3.7.2
      position = endOfRun(features, valueStart, (character) => !isFeatureSeparator(character));
      value = asciiLowercase(features.slice(valueStart, position));
    }
    // 3.8
    if (name !== '') tokenizedFeatures.set(name, value);
  }
  // 4
  return tokenizedFeatures;
}

// HTML, window.open, normalize a feature name.
// https://html.spec.whatwg.org/multipage/#normalizing-the-feature-name
export function normalizeFeatureName(name: string): string {
  return aliases.get(name) ?? name;
}

// HTML, window.open, parse a boolean feature.
// https://html.spec.whatwg.org/multipage/#concept-window-open-features-parse-boolean
export function parseBooleanFeature(value: string): boolean {
  // 1 to 3
  if (value === '' || value === 'yes' || value === 'true') return true;
  // 4 to 6 (an integer may be followed by anything)
  return /^[\t\n\f\r ]*[+-]?0*[1-9]/.test(value);
}

// HTML, window.open, check if a window feature is set.
// https://html.spec.whatwg.org/multipage/#window-feature-is-set
export function isWindowFeatureSet(tokenizedFeatures: TokenizedFeatures, featureName: string, defaultValue: boolean): boolean {
  const value = tokenizedFeatures.get(featureName);
  // 1, 2
  return value === undefined ? defaultValue : parseBooleanFeature(value);
}

// HTML, window.open, check if a popup window is requested.
// https://html.spec.whatwg.org/multipage/#popup-window-is-requested
export function isPopupRequested(tokenizedFeatures: TokenizedFeatures): boolean {
  const isSet = (name: string, defaultValue: boolean): boolean => isWindowFeatureSet(tokenizedFeatures, name, defaultValue);
  // 1
  if (tokenizedFeatures.size === 0) return false;
  // 2
  if (tokenizedFeatures.has('popup')) return isSet('popup', false);
  // 3 to 5
  if (!isSet('location', false) && !isSet('toolbar', false)) return true;
  // 6 to 14
  return !isSet('menubar', false) || !isSet('resizable', true) || !isSet('scrollbars', false) || !isSet('status', false);
}

/** `blob`: null unless the URL has a blob URL entry. */
// HTML, window.open, get noopener for window open.
// https://html.spec.whatwg.org/multipage/#get-noopener-for-window-open
export function getNoopenerForWindowOpen(tokenizedFeatures: TokenizedFeatures, blob: BlobTarget | null): boolean {
  // 1
  if (blob !== null && isOfAnotherSite(blob)) return true;
  // 2 to 4
  return isWindowFeatureSet(tokenizedFeatures, 'noopener', false);
}

/** All that `window.open()` reads of its features. `blob`: null unless the URL has a blob URL entry. */
// HTML, window.open, the window open steps, from step 6.
// https://html.spec.whatwg.org/multipage/#window-open-steps
export function readWindowOpenFeatures(features: string, blob: BlobTarget | null = null): WindowOpenFeatures {
  // 6
  const tokenizedFeatures = tokenizeFeatures(features);
  // 7, 8
  const noreferrer = isWindowFeatureSet(tokenizedFeatures, 'noreferrer', false);
  // 9
  const noopener = getNoopenerForWindowOpen(tokenizedFeatures, blob);
  // 10 (so these two alone make no popup)
  const others = new Map(tokenizedFeatures);
  others.delete('noopener');
  others.delete('noreferrer');
  // 11, 12 (the caller knows the referrer policy)
  return { noopener: noopener || noreferrer, noreferrer, popup: isPopupRequested(others) };
}
