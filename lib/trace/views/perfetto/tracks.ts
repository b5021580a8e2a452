import { visible } from '../../text-width.ts';
import type { PlacedEvent } from '../../placed-event.ts';

/** Where a slice is drawn: a process and a thread of it, as the viewer calls them. */
export interface Track {
  readonly pid: number;
  readonly tid: number;
}

/** One event of the Chrome trace format. */
export type ChromeEvent = Readonly<Record<string, unknown>> & { readonly ph: string };

/**
 * Numbers processes and threads as they come up: a process for each event loop with a thread for each of its tabs, one for what no loop
 * does, and one for each storage area. The viewer sorts them by name and takes no other order, so names begin with numbers, and those of
 * areas with a word behind them.
 */
export class Tracks {
  readonly #processes = new Map<string, number>();
  readonly #threads = new Map<string, Track>();
  /** Names that were given and not yet written. */
  #named: ChromeEvent[] = [];

  /** Where the steps of a tab are drawn. */
  ofStep({ loop, tab }: Pick<PlacedEvent, 'loop' | 'tab'>): Track {
    const own = loop ?? tab;
    return own === null ? this.ofUserAgent() : this.#thread(`event loop of ${own}`, tab ?? own);
  }

  /** Where that is drawn which happens between steps. */
  ofUserAgent(): Track {
    return this.#thread('user agent', 'between steps');
  }

  ofArea(area: string): Track {
    return this.#thread(area, 'changes', 'area ');
  }

  /** The names that have come up since the last call, as events. */
  takeNames(): readonly ChromeEvent[] {
    const names = this.#named;
    this.#named = [];
    return names;
  }

  #thread(process: string, thread: string, kind = ''): Track {
    const name = JSON.stringify([kind, process, thread]);
    const known = this.#threads.get(name);
    if (known !== undefined) return known;
    let pid = this.#processes.get(kind + process);
    if (pid === undefined) {
      pid = this.#processes.size + 1;
      this.#processes.set(kind + process, pid);
      this.#named.push({ ph: 'M', name: 'process_name', pid, args: { name: `${kind}${pid} ${visible(process)}` } });
    }
    const track = { pid, tid: this.#threads.size + 1 };
    this.#threads.set(name, track);
    this.#named.push({ ph: 'M', name: 'thread_name', ...track, args: { name: `${track.tid} ${visible(thread)}` } });
    return track;
  }
}
