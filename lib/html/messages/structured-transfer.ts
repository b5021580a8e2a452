import type { DocumentHost } from '../records/document-host.ts';
import type { Document } from '../records/document.ts';
import type { Envelope, Serialized } from '../records/message-port.ts';
import { isBoundToAgents } from './agent-bound.ts';
import { close, portOf, receivePort, shipPort } from './message-port.ts';
import { bufferOf, openBuffer, shutBuffer } from './port-object.ts';

/** A message as its receiver has it. */
export interface Received {
  readonly message: unknown;
  /** Ports that were transferred, in order. */
  readonly ports: readonly object[];
}

/**
 * Copies a message. Ports in `transfer` leave their documents; everything else there is moved as the surroundings can. Throws the
 * DataCloneError of the host's realm, and what getters of the message throw. DIVERGES: a window's structuredClone moves no port.
 */
// HTML, structured data, StructuredSerializeWithTransfer.
// https://html.spec.whatwg.org/multipage/#structuredserializewithtransfer
export function serializeWithTransfer({ host, agent }: Document, message: unknown, transfer: readonly object[]): Serialized {
  if (transfer.length === 0 && isPrimitive(message)) return serializedPrimitive(message);
  // 1, 2
  requireTransferable(host, transfer);
  // 3
  const envelope: Envelope = { message, transferred: transfer };
  let copy: Envelope;
  try {
    const moved = transfer.map((each) => openBuffer(each) ?? each);
    // What a clone makes of an envelope is one.
    copy = host.clone(envelope, moved) as Envelope;
    requireTransferable(host, transfer);
  } catch (error) {
    // A getter of the message transferred one of them: the others may be lost with it.
    for (const each of transfer) if (!shutBuffer(each)) closeLost(each);
    requireTransferable(host, transfer);
    throw error;
  }
  // 4 (the array below)
  // 5
  const ends = transfer.map((each) => {
    const port = portOf(each);
    return port === null || port.end === null ? null : shipPort(port, port.end);
  });
  // 6
  return { copy, ends, agent };
}

/** Makes the message the document's. Ports that it brings are of that document from now on. Throws when nothing can be made of it. */
// HTML, structured data, StructuredDeserializeWithTransfer.
// https://html.spec.whatwg.org/multipage/#structureddeserializewithtransfer
export function deserializeWithTransfer(document: Document, serialized: Serialized): Received {
  const { copy, ends, agent } = serialized;
  if (ends.length === 0 && isPrimitive(copy.message)) return { message: copy.message, ports: [] };
  // 1, 2
  const moved = copy.transferred.map((each, index) => (ends[index] === null ? each : bufferOf(each)));
  // 3 (ports are found by their places)
  if (agent !== document.agent && (serialized.isBoundToAgent ??= isBoundToAgents(copy.message))) {
    throw new document.host.realm.DOMException('It is of another agent cluster.', 'DataCloneError');
  }
  const { message, transferred } = document.host.clone(copy, moved) as Envelope;
  const ports = ends.flatMap((end, index) => (end === null ? [] : [receivePort(document, end, transferred[index] as object)]));
  // 4
  return { message, ports };
}

function closeLost(object: object): void {
  const port = portOf(object);
  if (port !== null) close(port);
}

/** Nobody could tell a copy of it from it. */
export function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');
}

export function serializedPrimitive(message: unknown): Serialized {
  return { copy: { message, transferred: [] }, ends: [], agent: null };
}

/** Throws a DataCloneError for a port that comes twice, and for one that was closed or transferred before. */
function requireTransferable({ realm }: DocumentHost, transfer: readonly object[]): void {
  const seen = new Set<object>();
  for (const each of transfer) {
    const port = portOf(each);
    if (port === null) continue;
    if (port.end === null) throw new realm.DOMException('A port that is to be transferred is detached.', 'DataCloneError');
    if (seen.has(each)) throw new realm.DOMException('A port is to be transferred twice.', 'DataCloneError');
    seen.add(each);
  }
}
