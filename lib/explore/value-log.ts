import type { ObservedArea } from '../event-loop/observer.ts';
import type { Owner } from '../event-loop/task.ts';
import { told } from '../infra/arguments.ts';
import { AccessLog } from './access-log.ts';

/** For comparing a schedule with itself: it also has what was written to storage areas. */
export class ValueLog extends AccessLog {
  /** By the number of steps that had begun: each key, and what it became. */
  readonly written: Map<number, string[]> = new Map();

  override begin(): void {
    super.begin();
    this.written.clear();
  }

  override wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    super.wrote(area, source, key, oldValue, newValue);
    const text = key === null ? `${area.name} was cleared` : `${key} became ${newValue === null ? 'nothing' : told(newValue)}`;
    const texts = this.written.get(this.count);
    if (texts === undefined) this.written.set(this.count, [text]);
    else texts.push(text);
  }
}
