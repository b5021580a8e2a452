import type { Process } from '../event-loop/process.ts';
import { OrderedMap } from '../infra/ordered-map.ts';
import { valueOf } from './process-copy.ts';
import { doneIn, StoredArea } from './stored-area.ts';
import { WebKitCopy, type WebKitMutation } from './webkit-copy.ts';

/**
 * An area in the network process of WebKit, as it keeps what outlives it.
 *
 * WebKit, Source/WebKit/NetworkProcess/storage/SQLiteStorageArea.cpp
 */
export class WebKitArea extends StoredArea<WebKitCopy, WebKitMutation> {
  protected newCopy(process: Process): WebKitCopy {
    return new WebKitCopy(this.area, process, this);
  }

  /** A process has one connection for all its areas, and what goes through it keeps its order. */
  protected override sentBefore(): null {
    return null;
  }

  protected receive(mutation: WebKitMutation): void {
    const { key, value, by } = mutation;
    const { area } = this;
    const oldValue = valueOf(area, key);
    const isFull = key !== null && value !== null && !area.fits(key, oldValue, value);
    const isNothing = value === null && (key === null ? area.raw.size === 0 : oldValue === null);
    if (isFull || isNothing) {
      // But for a clear(), the answer has all that is stored.
      const stored = key === null ? null : new OrderedMap();
      stored?.copyFrom(area.raw);
      this.sendTo(by, `storage ${doneIn(mutation)} ${isFull ? 'refused' : 'unchanged'}`, () => by.answered(mutation, stored));
      return;
    }
    this.apply(mutation);
    // The event and the answer are two messages there, but nothing can come between.
    this.sendToAll(`storage ${doneIn(mutation)}`, (copy) => {
      if (copy === by) copy.answered(mutation, null);
      else copy.received(mutation);
      // Also where the value was the same.
      this.announce(copy, mutation, oldValue);
    });
  }
}
