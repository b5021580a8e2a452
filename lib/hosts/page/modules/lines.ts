import type { TextPlace } from '../../../ecmascript/modules/module-text.ts';

/** Of a text that is a resource of its own. */
export const beginning: TextPlace = { line: 1, column: 1 };

/** ECMAScript, LineTerminatorSequence: https://tc39.es/ecma262/#prod-LineTerminatorSequence */
const lineTerminator = /\r\n|[\n\r\u2028\u2029]/g;

/** Where the lines of a text begin that itself begins somewhere in a resource. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #first: TextPlace;

  constructor(text: string, first: TextPlace = beginning) {
    this.#first = first;
    this.#starts = [0, ...Array.from(text.matchAll(lineTerminator), ({ 0: found, index }) => index + found.length)];
  }

  placeOf(offset: number): TextPlace {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    const { line, column } = this.#first;
    return { line: low + line, column: offset - (this.#starts[low] as number) + (low === 0 ? column : 1) };
  }
}
