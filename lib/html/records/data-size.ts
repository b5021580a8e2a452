const { get: byteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') ?? {};

/** Bytes of an object, and of each of its members, about. */
const perPart = 16;

/** About how many bytes plain data of our own takes that no page has: texts and buffers count most. Shared parts count once. */
export function sizeOfData(value: unknown): number {
  let size = 0;
  const seen = new Set<object>();
  const waiting = [value];
  while (waiting.length > 0) {
    const part = waiting.pop();
    size += perPart;
    if (typeof part === 'string') size += 2 * part.length;
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    if (ArrayBuffer.isView(part)) waiting.push(part.buffer);
    else if (part instanceof Map) for (const [key, each] of part) waiting.push(key, each);
    else if (part instanceof Set) for (const each of part) waiting.push(each);
    else if (Array.isArray(part)) for (const each of part) waiting.push(each);
    else for (const name of Object.keys(part)) waiting.push(name, Reflect.get(part, name));
    size += bytesOf(part);
  }
  return size;
}

/** Of a buffer; of others none. */
function bytesOf(object: object): number {
  try {
    return Number(byteLength?.call(object));
  } catch {
    return 0;
  }
}
