import type { TextPlace } from '../../../ecmascript/modules/module-text.ts';

/** ECMAScript, LineTerminatorSequence: https://tc39.es/ecma262/#prod-LineTerminatorSequence */
const lineTerminator = /\r\n|[\n\r\u2028\u2029]/g;

/** Where the lines of a text begin. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(lineTerminator), ({ 0: found, index }) => index + found.length)];
  }

  placeOf(offset: number): TextPlace {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 };
  }
}
