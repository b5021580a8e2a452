import type { Process } from '../event-loop/process.ts';
import { ChromiumCopy, type ChromiumMutation } from './chromium-copy.ts';
import { valueOf } from './process-copy.ts';
import { doneIn, StoredArea } from './stored-area.ts';

/**
 * An area in the browser process of Chromium.
 *
 * Chromium, components/services/storage/dom_storage/storage_area_impl.cc
 */
export class ChromiumArea extends StoredArea<ChromiumCopy, ChromiumMutation> {
  protected newCopy(process: Process): ChromiumCopy {
    return new ChromiumCopy(this.area, process, this);
  }

  protected receive(mutation: ChromiumMutation): void {
    const { key, value, by } = mutation;
    const { area } = this;
    const oldValue = valueOf(area, key);
    if (key !== null && value !== null && oldValue !== value && !area.fits(key, oldValue, value)) {
      // Nobody but who wrote it had it.
      this.sendTo(by, `storage ${key} refused`, () => by.refused(mutation));
      return;
    }
    const isChange = key === null ? area.raw.size > 0 : oldValue !== value;
    this.apply(mutation);
    this.sendToAll(`storage ${doneIn(mutation)}`, (copy) => {
      copy.received(mutation);
      if (isChange) this.announce(copy, mutation, oldValue);
    });
  }
}
