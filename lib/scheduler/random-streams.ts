import { randomStream } from '../infra/random.ts';

/** The streams of random numbers that every scheduler offers: one for each agent, made when it is first drawn from. */
export class RandomStreams {
  readonly #streams = new Map<number, () => number>();
  #seed = 0;

  seed(seed: number): void {
    this.#seed = seed;
    this.#streams.clear();
  }

  random(stream: number): number {
    let next = this.#streams.get(stream);
    if (next === undefined) this.#streams.set(stream, (next = randomStream(this.#seed, stream)));
    return next();
  }
}
