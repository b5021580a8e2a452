/** How many storage events a tab or frame has heard; null for what is neither. */
type HeardCount = (page: object) => number | null;

let countOf: HeardCount = () => null;

/** For the class of tabs and frames, which alone sees into them: what is no part of the public contract is no member of theirs. */
export function exposeHeardCount(count: HeardCount): void {
  countOf = count;
}

/** As {@link HeardCount}; no record is made of any of them. */
export function heardCount(page: object): number | null {
  return countOf(page);
}
