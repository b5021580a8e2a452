import { Area } from './area.ts';
import type { Source } from './source.ts';

const toNobody = (): void => undefined;

/** What a Storage object reads and writes whose document is gone, where that ends what it may do. */
export class GoneArea extends Area {
  readonly #area: Area;
  readonly #mayRead: boolean;
  readonly #refusal: () => Error;

  /** `refusal`: what is thrown by all that it does not do. */
  constructor(area: Area, mayRead: boolean, refusal: () => Error) {
    const { name, identifier, origin, quotaUnits } = area;
    super({ name, identifier, origin, quotaUnits, recipients: [], broadcast: toNobody, observer: null });
    this.#area = area;
    this.#mayRead = mayRead;
    this.#refusal = refusal;
  }

  override get(key: string, source: Source): string | undefined {
    return this.#readable.get(key, source);
  }

  override length(source: Source): number {
    return this.#readable.length(source);
  }

  override key(index: number, source: Source): string | null {
    return this.#readable.key(index, source);
  }

  override keys(source: Source): string[] {
    return this.#readable.keys(source);
  }

  override set(): boolean {
    throw this.#refusal();
  }

  override remove(): void {
    throw this.#refusal();
  }

  override clear(): void {
    throw this.#refusal();
  }

  get #readable(): Area {
    if (!this.#mayRead) throw this.#refusal();
    return this.#area;
  }
}
