import type { Area } from '../storage/area.ts';
import type { StorageIdentifier } from '../storage/endpoint.ts';

/** Which writes are to fail. Null: of any. */
export interface FailingWrites {
  readonly count: number;
  readonly identifier: StorageIdentifier | null;
  /** Serialized. */
  readonly origin: string | null;
}

interface Rule {
  readonly rule: FailingWrites;
  left: number;
}

/** Most runs have none. */
const none: readonly Rule[] = [];

/** Writes to come that do not fit, whatever they are. */
export class WritesToFail {
  #rules: readonly Rule[] = none;

  /** In the place of what was asked for the same areas before. */
  add(rule: FailingWrites): void {
    const others = this.#rules.filter((each) => each.rule.identifier !== rule.identifier || each.rule.origin !== rule.origin);
    this.#rules = rule.count > 0 ? [...others, { rule, left: rule.count }] : others;
  }

  concerns(area: Area): boolean {
    return this.#rules.some(({ rule, left }) => left > 0 && matches(rule, area));
  }

  /** True: this write is one of them. */
  take(area: Area): boolean {
    const found = this.#rules.find(({ rule, left }) => left > 0 && matches(rule, area));
    if (found === undefined) return false;
    found.left--;
    return true;
  }
}

function matches({ identifier, origin }: FailingWrites, area: Area): boolean {
  return (identifier === null || identifier === area.identifier) && (origin === null || origin === area.origin);
}
