import { keysIn, type StepKey } from './keys.ts';
import { screen, type ScreenLook } from './screen.ts';
import type { StepSession } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Shows a session on a terminal, and does what is typed, until the person leaves. Rejects with what a run throws. */
export async function stepOn(
  terminal: Terminal,
  session: StepSession,
  look: ScreenLook,
  leave: AbortSignal,
): Promise<'quit' | 'interrupt'> {
  const draw = (): void => terminal.show(screen(session, terminal.size, look));
  const keys: StepKey[] = [];
  let wake = (): void => undefined;
  let isInterrupted = leave.aborted;
  const interrupt = (): void => {
    isInterrupted = true;
    wake();
  };
  leave.addEventListener('abort', interrupt, { once: true });
  const typed = (text: string): void => {
    keys.push(...keysIn(text));
    // It counts at once, also before those that still wait.
    if (keys.some(({ kind }) => kind === 'interrupt')) isInterrupted = true;
    wake();
  };
  const untilLeft = async (): Promise<'quit' | 'interrupt'> => {
    for (;;) {
      if (isInterrupted) return 'interrupt';
      const key = keys.shift();
      if (key === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if (key.kind === 'quit') return 'quit';
      else {
        // A run that is interrupted is waited for no more.
        const interruption = new Promise<void>((resolve) => (wake = () => isInterrupted && resolve()));
        await Promise.race([session.press(key), interruption]);
        if (keys.length === 0) draw();
      }
    }
  };
  const screenOfOurs = terminal.open({ typed, resized: draw });
  try {
    draw();
    return await untilLeft();
  } finally {
    screenOfOurs[Symbol.dispose]();
  }
}
