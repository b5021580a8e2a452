import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Asks a person, who answers in one line. Null: no answer comes any more, since the input has ended or the person has interrupted. */
export type Ask = (prompt: string) => Promise<string | null>;

/** Asks on a terminal, or on any other pair of streams: each question has the input to itself, and leaves the terminal as it was. */
export function askOn(input: Readable, output: Writable): Ask {
  return (prompt) =>
    new Promise((resolve) => {
      const lines = createInterface({ input, output, terminal: Reflect.get(input, 'isTTY') === true });
      const end = (answer: string | null): void => {
        lines.removeAllListeners();
        lines.close();
        resolve(answer);
      };
      lines.once('line', end);
      lines.once('SIGINT', () => end(null));
      lines.once('close', () => end(null));
      lines.setPrompt(prompt);
      lines.prompt();
    });
}
