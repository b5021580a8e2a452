import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { sendConsoleTo } from '../../lib/cli/console-to.ts';

/** What a module prints, on both streams, and the error that it ends with. */
export async function printedBy(file: string): Promise<string> {
  let printed = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      printed += chunk.toString();
      done();
    },
  });
  const { write } = process.stderr;
  const redirection = sendConsoleTo(sink);
  process.stderr.write = ((text: string) => ((printed += text), true)) as typeof write;
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    printed += `${String(error)}\n`;
  } finally {
    process.stderr.write = write;
    redirection[Symbol.dispose]();
  }
  return printed;
}
