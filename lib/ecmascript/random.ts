import { defineMembers, type Intrinsics } from './intrinsics.ts';

/** `Math` of a window, whose random numbers are the agent's. */
export function createMath(intrinsics: Intrinsics, random: () => number): Math {
  const { Math: original, own } = intrinsics;
  const made: object = own
    ? original
    : Object.create(Object.getPrototypeOf(original) as object, Object.getOwnPropertyDescriptors(original));
  defineMembers(intrinsics, made, {
    random(): number {
      return random();
    },
  });
  return made as Math;
}
