import type { RunWatch, ScreenSize, Terminal, TerminalEvents } from '../../../lib/cli/step/terminal.ts';

/** A terminal whose person types what a spec says, one text after each frame. */
export class FakeTerminal implements Terminal {
  size: ScreenSize = { columns: 80, rows: 24 };
  readonly frames: string[] = [];
  /** How often it was opened, and closed. */
  opened = 0;
  closed = 0;
  /** Runs that were watched, and those whose watching has ended. */
  watched = 0;
  unwatched = 0;
  readonly idle: AbortController = new AbortController();
  #events: TerminalEvents | null = null;
  readonly #types: (string | (() => void))[];

  constructor(...types: (string | (() => void))[]) {
    this.#types = types;
  }

  get events(): TerminalEvents {
    if (this.#events === null) throw new Error('The terminal is not open.');
    return this.#events;
  }

  open(events: TerminalEvents): Disposable {
    this.#events = events;
    this.opened++;
    return { [Symbol.dispose]: () => void this.closed++ };
  }

  show(lines: readonly string[]): void {
    this.frames.push(lines.join('\n'));
    const next = this.#types.shift();
    if (next === undefined) return;
    setImmediate(() => (typeof next === 'string' ? this.events.typed(next) : next()));
  }

  watch(): RunWatch {
    this.watched++;
    const { signal } = this.idle;
    return { idle: signal, unhandled: new AbortController().signal, [Symbol.dispose]: () => void this.unwatched++ };
  }
}
