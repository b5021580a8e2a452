import { Returned } from '../../infra/returned.ts';

/** A buffer that can change its length: not among the types of the language version that the sources are written in. */
interface ResizableBuffer extends ArrayBuffer {
  resize(length: number): void;
}

interface Slots {
  readonly port: object;
  readonly buffer: ResizableBuffer;
}

class SlotsOnPort extends Returned {
  #slots: Slots;

  private constructor(object: object, slots: Slots) {
    super(object);
    this.#slots = slots;
  }

  static put(object: object, slots: Slots): void {
    if (#slots in object) object.#slots = slots;
    else void new SlotsOnPort(object, slots);
  }

  static of(value: unknown): Slots | undefined {
    return typeof value === 'object' && value !== null && #slots in value ? value.#slots : undefined;
  }
}

/**
 * What page code holds as a MessagePort. Inside of a message it has to be found by a structured clone that we did not write: refused
 * where it is not transferred, moved where it is. So it is a view of a buffer that is too short for it, which every clone refuses; while
 * it is transferred the buffer is long enough, and goes along. A real MessagePort would do, too, but in Node it stays in memory, with
 * its window, until it is closed. Nothing but its prototype is seen of it.
 */
export function createPortObject(): object {
  const buffer = Reflect.construct(ArrayBuffer, [1, { maxByteLength: 1 }]) as ResizableBuffer;
  return new Uint8Array(buffer, 0, 1);
}

/** Makes what {@link createPortObject} or a clone has made the object of that port. */
export function becomePort(object: object, port: object, prototype: object): void {
  const buffer = bufferOf(object) as ResizableBuffer;
  Object.setPrototypeOf(object, prototype);
  buffer.resize(0);
  SlotsOnPort.put(object, { port, buffer });
}

/** What {@link becomePort} was told of an object, of any window; null for every other value. */
export function portBehind(value: unknown): object | null {
  return SlotsOnPort.of(value)?.port ?? null;
}

/** What a clone has to move so that the port is moved; null for what is no port. It can be moved from now on. */
export function openBuffer(object: object): object | null {
  const slots = SlotsOnPort.of(object);
  slots?.buffer.resize(1);
  return slots?.buffer ?? null;
}

/** It cannot be moved after all. False: it was. What is no port stays as it is. */
export function shutBuffer(object: object): boolean {
  const slots = SlotsOnPort.of(object);
  if (slots === undefined) return true;
  if (slots.buffer.byteLength === 0) return false;
  slots.buffer.resize(0);
  return true;
}

/** What moves the port once more, of what a clone has made of it. */
export function bufferOf(object: object): object {
  // Where the surroundings cannot clone, it is the port itself.
  return SlotsOnPort.of(object)?.buffer ?? (Reflect.get(object, 'buffer') as object);
}
