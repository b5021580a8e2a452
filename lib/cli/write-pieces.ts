import type { Output } from './command-io.ts';

/** About how much is written at once, in UTF-16 code units. */
const chunkLength = 0x1_0000;

/** The same text in fewer pieces: a call into the system for each line of a long trace takes longer than making it. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/**
 * Writes a long text to a stream, no faster than it is taken. Whoever reads it may go before the end, such as `head`: then the rest is not
 * even made.
 */
export async function writePieces(pieces: Iterable<string>, out: Output): Promise<void> {
  let gone = false;
  const leave = (): void => {
    gone = true;
  };
  out.once?.('error', leave);
  for (const chunk of inChunks(pieces)) {
    if (out.write(chunk) === false) await room(out);
    if (gone) break;
  }
  out.off?.('error', leave);
}

function room(out: Output): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'close', 'error'] as const;
    const heard = (): void => {
      for (const event of events) out.off?.(event, heard);
      resolve();
    };
    if (out.once === undefined) resolve();
    for (const event of events) out.once?.(event, heard);
  });
}
