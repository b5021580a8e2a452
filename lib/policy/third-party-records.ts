import type { Document } from '../html/records/document.ts';
import { serializeOrigin } from '../origin/origin.ts';
import { obtainSite } from '../origin/site.ts';

/** A site whose pages held a third party that stored something. */
export interface ThirdPartyRecord {
  /** Of the third party, as `https://ads.example`. */
  readonly origin: string;
  /** Of the tab that it was in, as `https://shop.example`. */
  readonly topSite: string;
}

/**
 * Which third parties stored something under which sites.
 *
 * HTML, Web storage, user tracking (origin-tracking of local storage data): https://html.spec.whatwg.org/multipage/#user-tracking
 */
export class ThirdPartyRecords {
  /** Null until there is one. */
  #records: Map<string, ThirdPartyRecord> | null = null;

  /** In the order in which they were first seen. */
  get all(): ThirdPartyRecord[] {
    return [...(this.#records?.values() ?? [])];
  }

  add({ origin, navigable }: Document): void {
    const record = { origin: serializeOrigin(origin), topSite: obtainSite(navigable.ancestorOrigins.at(-1) ?? origin) };
    this.#records ??= new Map();
    this.#records.set(`${record.origin} ${record.topSite}`, record);
  }

  /** Of that origin; null: all of them. */
  forget(origin: string | null): void {
    for (const [key, record] of this.#records ?? []) if (origin === null || record.origin === origin) this.#records?.delete(key);
  }
}
