import type { Area } from '../../storage/area.ts';
import { storageAreaFor } from '../../web-storage/getters.ts';
import { SpareTasks } from '../../web-storage/spare-tasks.ts';
import { StorageEventTask } from '../../web-storage/storage-document.ts';
import type { Document } from './document.ts';
import type { HostEvent } from './document-host.ts';

/** How storage events reach the window of one document: the tasks that wait to be used again, and how far the event that is fired has come. */
export class StorageEventDelivery {
  readonly #document: Document;
  readonly #spareTasks = new SpareTasks();
  /** Whose next listener is to be called, and that listener's number. */
  #event: HostEvent | null = null;
  #nextListener = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  taskFor(area: Area, key: string | null, oldValue: string | null, newValue: string | null, url: string): StorageEventTask {
    const task = this.#spareTasks.take() ?? new StorageEventTask(this.#document, area);
    task.area = area;
    task.key = key;
    task.oldValue = oldValue;
    task.newValue = newValue;
    task.url = url;
    return task;
  }

  /** Fires the event at the window, one listener at a time. True: another listener is to be called. */
  // DOM, fire an event.
  // https://dom.spec.whatwg.org/#concept-event-fire
  deliver(task: StorageEventTask): boolean {
    // 1 to 4
    const event = this.#event ?? this.#storageEvent(task);
    // 5
    if (event === null) return false;
    const next = this.#document.host.dispatch(event, this.#nextListener);
    if (next === -1) return false;
    this.#event = event;
    this.#nextListener = next;
    return true;
  }

  end(task: StorageEventTask): void {
    this.#event = null;
    this.#nextListener = 0;
    this.#spareTasks.put(task);
  }

  /** The event of a change; null: nobody hears it, and nobody could tell whether it was fired. */
  #storageEvent(task: StorageEventTask): HostEvent | null {
    const { area, key, oldValue, newValue, url } = task;
    const document = this.#document;
    // IMPL-DEFINED: who has been refused storage since the event was queued does not hear of what is stored.
    if (document.storageDisabled) return null;
    const { observer } = document.userAgent;
    document.navigable.heard.add(task, document);
    if (observer !== null) {
      const listeners = document.host.hasListener?.('storage') !== false;
      observer.fired(area, document, key, oldValue, newValue, url, listeners);
    }
    if (document.host.hasListeners === false) return null;
    return document.interfaces.storageEvent.createFired(task, storageAreaFor(document, area.identifier));
  }
}
