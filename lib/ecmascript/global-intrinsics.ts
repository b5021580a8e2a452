import { badArgument } from '../infra/arguments.ts';

/** A global object as far as its intrinsics go: the `globalThis` of some realm of this process. */
export type GlobalIntrinsics = Pick<typeof globalThis, Name>;

type Name =
  | ('Array' | 'Object' | 'Function' | 'Promise' | 'Date' | 'Intl' | 'Math' | 'JSON' | 'eval')
  | ('Error' | 'EvalError' | 'RangeError' | 'ReferenceError' | 'SyntaxError' | 'TypeError' | 'URIError');

const requiredNames: readonly Name[] = [
  ...(['Array', 'Object', 'Function', 'Promise', 'Date', 'Intl', 'Math', 'JSON', 'eval'] as const),
  ...(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'] as const),
];

/** Throws BAD_OPTION where the option `intrinsics` of `call`, an object, is not the global object of a realm. */
export function checkIntrinsics(call: string, intrinsics: object): void {
  const missing = requiredNames.find((name) => !(name in intrinsics));
  if (missing === undefined) return;
  throw badArgument(
    `The option intrinsics of ${call} cannot be used`,
    `It takes the global object of a realm, and got an object without ${missing}`,
    `Write ${call.slice(0, -1)}{ intrinsics: globalThis })`,
  );
}
