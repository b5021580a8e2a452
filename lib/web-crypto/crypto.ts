import { requireArguments } from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';

/** What a window's `crypto` draws from. */
export interface CryptoSources {
  readonly realm: Realm;
  /** In [0, 1), of 32 bits. */
  random(): number;
}

/** The members of `crypto` that give out chance: it is the model's, so that a run can be repeated, and no secret. */
export interface CryptoMembers {
  getRandomValues(array: unknown): unknown;
  randomUUID(): string;
}

const integerArrays: ReadonlySet<unknown> = new Set([
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['BigInt64Array', 'BigUint64Array'],
]);
const nameOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get;
const mostOctets = 65_536;

export function cryptoMembers({ realm, random }: CryptoSources): CryptoMembers {
  return {
    getRandomValues(array: unknown): unknown {
      requireArguments(realm, "Failed to execute 'getRandomValues' on 'Crypto'", arguments.length, 1);
      return getRandomValues(realm, random, array);
    },
    randomUUID: () => randomUUID(random),
  };
}

// Web Cryptography, Crypto interface, getRandomValues.
// https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues
function getRandomValues({ DOMException }: Realm, random: () => number, array: unknown): unknown {
  // 1
  if (!isIntegerArray(array)) {
    throw new DOMException('The array that is to be filled is not one of integers.', 'TypeMismatchError');
  }
  const { buffer, byteOffset, byteLength } = array;
  // 2
  if (byteLength > mostOctets) throw new DOMException(`${byteLength} octets are more than ${mostOctets}.`, 'QuotaExceededError');
  // 3
  fill(new Uint8Array(buffer, byteOffset, byteLength), random);
  // 4
  return array;
}

// Web Cryptography, Crypto interface, randomUUID.
// https://w3c.github.io/webcrypto/#Crypto-method-randomUUID
function randomUUID(random: () => number): string {
  // 1
  const bytes = fill(new Uint8Array(16), random);
  // 2
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  // 3
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  // 4
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // 5
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function isIntegerArray(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && integerArrays.has(nameOf?.call(value));
}

function fill(octets: Uint8Array, random: () => number): Uint8Array {
  for (let index = 0; index < octets.length; index += 4) {
    let bits = Math.floor(random() * 4_294_967_296);
    for (let place = index; place < Math.min(index + 4, octets.length); place++, bits >>>= 8) octets[place] = bits & 0xff;
  }
  return octets;
}
