import { StorageloomError } from './failure.ts';
import { nearest } from './nearest.ts';

/** How a sentence calls a value: `null`, `nothing`, `an array`, `a string`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** How a sentence calls what was thrown: `"RangeError: of yours"`, `a string`. */
export function kindOfThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return kindOf(thrown);
    return `"${String(thrown.name)}: ${String(thrown.message)}"`;
  } catch {
    return 'an error that cannot be read';
  }
}

/** False also for a proxy that was revoked. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether it is a promise, or passes for one. False also for what cannot be asked. */
export function isThenable(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && 'then' in value;
  } catch {
    return false;
  }
}

/** Whether it is an object that members can be asked of: no array. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isArray(value);
}

/** A member of an object. Undefined also where asking throws. */
export function memberOf(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    return undefined;
  }
}

/** For an answer that is refused: where it is a promise, what comes of it reaches nobody, and does not end the process. */
export function dropAnswer(answer: unknown): void {
  void Promise.resolve(answer).catch(() => undefined);
}

/** A StorageloomError BAD_OPTION: one sentence each, without its dot. */
export function badArgument(what: string, why: string, mend: string): StorageloomError {
  return new StorageloomError('BAD_OPTION', { what: `${what}.`, why: `${why}.`, mend: `${mend}.` });
}

/** Throws BAD_OPTION where the members of a record cannot be read: a getter throws, or it is a proxy that was revoked. */
export function checkReadable(call: string, record: object, names: readonly string[]): void {
  try {
    for (const name of [...Object.keys(record), ...names]) Reflect.get(record, name);
  } catch (cause) {
    throw new StorageloomError('BAD_OPTION', {
      what: `The options of ${call} cannot be read.`,
      why: `To read them threw ${kindOfThrown(cause)}.`,
      mend: 'Give a plain record, without getters that throw.',
      cause,
    });
  }
}

/**
 * Throws BAD_OPTION unless `options` is a record whose members are among those of `examples`, and of their types.
 * @param call as a caller writes it, `browser.step()`
 * @param examples values that can be meant; an object or a function stands for any object
 * @param write how a record of options is written there; default: as the only argument of the call
 */
export function checkOptionsOf(
  call: string,
  options: unknown,
  examples: Readonly<Record<string, unknown>>,
  write: (record: string) => string = (record) => `${call.slice(0, -1)}${record})`,
): void {
  const example = (name: string): string => `Write ${write(`{ ${name}: ${shown(examples[name])} }`)}`;
  const names = Object.keys(examples);
  const known = names.length === 1 ? `Its only option is ${names[0]}` : `Its options are ${names.join(', ')}`;
  if (!isRecord(options)) {
    throw badArgument(`${call} takes a record of options, and got ${kindOf(options)}`, known, example(names[0] ?? ''));
  }
  checkReadable(call, options, names);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(examples, name)) {
      const close = nearest(name, names) ?? names[0] ?? '';
      throw badArgument(`${call} has no option ${name}`, known, example(close));
    }
    const wanted = typeof examples[name];
    if (value === undefined || (typeof value === wanted && value !== null)) continue;
    const takes = wanted === 'object' ? 'an object' : `a ${wanted}`;
    throw badArgument(
      `The option ${name} of ${call} cannot be used`,
      `It takes ${takes}, and got ${kindOf(value)}`,
      example(name),
    );
  }
}

/** A value as source text, on one line and not too long; of objects and functions only that there is something. */
export function shown(value: unknown): string {
  if (isReference(value)) return '…';
  const isText = typeof value === 'string';
  const text = `${isText ? `'${value}'` : String(value)}${typeof value === 'bigint' ? 'n' : ''}`.replace(/\s+/g, ' ');
  return text.length <= shownUnits ? text : `${text.slice(0, shownUnits)}…${isText ? "'" : ''}`;
}

/** How a sentence tells of a value that is not what was wanted: `'soon'`, `5`, `an object`. Asks nothing of objects and functions. */
export function told(value: unknown): string {
  return isReference(value) ? kindOf(value) : shown(value);
}

/** An object or a function: what is in it may be changed. */
export function isReference(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const shownUnits = 60;
