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

/** Choices as data, one for each member of a record. */
export type Choices<B> = { readonly [K in keyof B]: Choice<B[K]> };

/** The choices of one chapter, which nobody can change. */
export function frozen<B>(choices: Choices<B>): Choices<B> {
  for (const choice of Object.values<Choice<unknown>>(choices)) {
    Object.freeze(choice.values);
    Object.freeze(choice.evidence);
    Object.freeze(choice);
  }
  return Object.freeze(choices);
}
