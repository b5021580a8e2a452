import { printed } from '../../console/printed.ts';
import type { Serialized } from '../records/message-port.ts';
import { opaqueText, plainCopy } from '../records/plain-copy.ts';

/** Of a text that is longer, so many UTF-16 code units are shown. */
export const shownUnits = 80;

/** A message under way as a trace shows it: as a console would, and not longer than {@link shownUnits}. No code of a page runs. */
export function shownMessage(serialized: Serialized): string {
  const describe = (object: object): string | null => portText(serialized, object) ?? opaqueText(object);
  const text = printed(serialized.copy.message, { describe, inFull: false });
  const shown = typeof serialized.copy.message === 'string' ? JSON.stringify(text) : text;
  return shown.length > shownUnits ? `${shown.slice(0, shownUnits - 1)}…` : shown;
}

/** The data of a message under way for the log of who hears it, before it is made the receiver's. */
export function plainMessage(serialized: Serialized): unknown {
  return plainCopy(serialized.copy.message, globalThis, (object) => portText(serialized, object));
}

/** A port on its way is only known by its place among what is transferred. */
function portText({ copy, ends }: Serialized, object: object): string | null {
  return (ends[copy.transferred.indexOf(object)] ?? null) === null ? null : '[MessagePort]';
}
