import type { Traversable } from '../html/records/traversable.ts';
import type { Area } from '../storage/area.ts';

/** Areas that last no longer than the tabs that use them. */
export class SessionOnly {
  /** Null until there is one. */
  #users: Map<Area, Set<Traversable>> | null = null;

  use(area: Area, traversable: Traversable): void {
    this.#users ??= new Map();
    const users = this.#users.get(area);
    if (users === undefined) this.#users.set(area, new Set([traversable]));
    else users.add(traversable);
  }

  /** The tab is gone. Returns the areas that nobody uses any more. */
  leave(traversable: Traversable): Area[] {
    const left: Area[] = [];
    for (const [area, users] of this.#users ?? []) {
      if (!users.delete(traversable) || users.size > 0) continue;
      this.#users?.delete(area);
      left.push(area);
    }
    return left;
  }
}
