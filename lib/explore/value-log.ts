import type { ObservedArea } from '../event-loop/observer.ts';
import type { Owner } from '../event-loop/task.ts';
import { AccessLog } from './access-log.ts';

/** A change of a storage area. A key of null: it was cleared; a value of null: the key was removed. */
export interface Written {
  readonly area: string;
  readonly key: string | null;
  readonly value: string | null;
}

/** For comparing a schedule with itself: it also has what was written to storage areas. */
export class ValueLog extends AccessLog {
  /** By the number of steps that had begun. */
  readonly written: Map<number, Written[]> = new Map();

  override begin(): void {
    super.begin();
    this.written.clear();
  }

  override wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    super.wrote(area, source, key, oldValue, newValue);
    const change = { area: area.name, key, value: newValue };
    const changes = this.written.get(this.count);
    if (changes === undefined) this.written.set(this.count, [change]);
    else changes.push(change);
  }
}
