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
      // No process but the writer's had it.
      this.sendTo(by, `storage ${key} refused`, () => this.#takeBack(mutation));
      return;
    }
    const isChange = key === null ? area.raw.size > 0 : oldValue !== value;
    this.apply(mutation);
    this.sendToAll(`storage ${doneIn(mutation)}`, (copy) => {
      copy.received(mutation);
      if (isChange) this.announce(copy, mutation, oldValue);
    });
  }

  /** Other documents of the process hear that the value goes back to what it was, as if the writer had set that. */
  #takeBack(mutation: ChromiumMutation): void {
    const change = mutation.by.refused(mutation);
    if (change !== null && change.had !== change.has) this.announce(mutation.by, { ...mutation, value: change.has }, change.had);
  }
}
