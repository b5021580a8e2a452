import { randomStream } from '../infra/random.ts';

/** The streams of random numbers that every scheduler offers: one for each agent, made when it is first drawn from. */
export class RandomStreams {
  /** Null until somebody draws. */
  #streams: Map<number, () => number> | null = null;
  #seed = 0;

  seed(seed: number): void {
    this.#seed = seed;
    this.#streams = null;
  }

  random(stream: number): number {
    this.#streams ??= new Map();
    let next = this.#streams.get(stream);
    if (next === undefined) this.#streams.set(stream, (next = randomStream(this.#seed, stream)));
    return next();
  }
}
