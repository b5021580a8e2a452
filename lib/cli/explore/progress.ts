import { counted } from '../../explore/report.ts';
import type { CommandIO } from '../command-io.ts';

/** How often it is told, in ms: on a terminal, where a line takes the place of the one before, and elsewhere. */
const [terminalMs, elsewhereMs] = [1_000, 10_000];

/** Tells on standard error how a long search goes on. */
export class Progress implements Disposable {
  readonly #io: Pick<CommandIO, 'stderr' | 'isTTY'>;
  readonly #now: () => number;
  readonly #everyMs: number;
  readonly #startMs: number;
  #nextMs: number;
  #shows = false;

  /** `now`: real time, in ms. */
  constructor(io: Pick<CommandIO, 'stderr' | 'isTTY'>, now: () => number) {
    this.#io = io;
    this.#now = now;
    this.#everyMs = io.isTTY ? terminalMs : elsewhereMs;
    this.#startMs = now();
    this.#nextMs = this.#startMs + this.#everyMs;
  }

  /** So many schedules have run. */
  readonly tell = (schedules: number): void => {
    const now = this.#now();
    if (now < this.#nextMs) return;
    while (this.#nextMs <= now) this.#nextMs += this.#everyMs;
    const text = `${counted(schedules, 'schedule')} in ${Math.floor((now - this.#startMs) / 1_000)} s`;
    this.#io.stderr.write(this.#io.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#shows = this.#io.isTTY;
  };

  /** Leaves nothing of it on a terminal. */
  [Symbol.dispose](): void {
    if (this.#shows) this.#io.stderr.write('\r\u001b[K');
    this.#shows = false;
  }
}
