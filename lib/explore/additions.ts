import type { Access } from '../event-loop/observer.ts';
import { adds, reads, writes } from './step-columns.ts';

const kinds: Readonly<Record<Access, number>> = { read: reads, add: adds, write: writes };

/**
 * Cells that some steps add to and others write, such as the room of a copy: which of them a step does depends on the order. Where one
 * schedule has a write, additions of all schedules count as writes: two of them could not change places.
 */
export class Additions {
  readonly #added: boolean[] = [];
  readonly #written: boolean[] = [];

  /** Whether what was noted of the cell so far counts otherwise from now on. */
  learns(cell: number, kind: Access): boolean {
    if (kind === 'add') this.#added[cell] = true;
    if (kind !== 'write' || this.#written[cell] === true) return false;
    this.#written[cell] = true;
    return this.#added[cell] === true;
  }

  /** How an access counts. */
  use(cell: number, kind: Access): number {
    return kind === 'add' && this.#written[cell] === true ? writes : kinds[kind];
  }
}
