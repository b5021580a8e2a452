declare global {
  // Empty where the DOM library of TypeScript is not loaded, and the library's own where it is.
  interface Document {}
}

/**
 * What `document` is in a window of type `W`: as the window's own type says; where the DOM library of TypeScript is loaded and the
 * document has markup, the library's `Document`, which is what libraries for tests take.
 */
export type DocumentOf<W> = W extends { readonly document: infer D } ? WithLibrary<D> : object;

type WithLibrary<D> = D extends { querySelector: unknown } ? (object extends Document ? D : Document) : D;
