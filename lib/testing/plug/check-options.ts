import { isURL } from '../../browser/arguments.ts';
import { badArgument, checkOptionsOf, isRecord, kindOf, memberOf, told } from '../../infra/arguments.ts';
import type { PlugOptions } from './plug.ts';

/** Where options of a plug are written, for the sentences of those that are refused. */
export interface OptionsPlace {
  /** How a sentence calls it: `install()`, `provide.storageloom`. */
  readonly name: string;
  /** A record of options as it is written there. */
  write(record: string): string;
}

/** Values that can be meant. */
const examples = { url: 'https://shop.example/', keep: true, reset: 'test', stepsShown: 20, browser: {} } satisfies PlugOptions;

/**
 * Throws BAD_OPTION for what cannot be meant, before anything has happened; what is wrong in `browser` the Browser refuses.
 * @param more examples of what can be said at that place beside the options of all plugs
 */
export function checkPlugOptions(options: unknown, place: OptionsPlace, more: Readonly<Record<string, unknown>> = {}): void {
  const url = memberOf(options, 'url');
  // Of either of its types.
  const ofURL = isURL(url) ? { url } : {};
  checkOptionsOf(place.name, options, { ...more, ...examples, ...ofURL }, (record) => place.write(record));
  const { reset = 'file', stepsShown = 0, browser = {} } = options as Readonly<Record<string, unknown>>;
  const refused = (name: string, why: string, example: string): Error =>
    badArgument(`The option ${name} of ${place.name} cannot be used`, why, `Write ${place.write(`{ ${name}: ${example} }`)}`);
  if (reset !== 'file' && reset !== 'test') throw refused('reset', `It is ${told(reset)}, and takes 'file' or 'test'`, "'test'");
  if (!Number.isSafeInteger(stepsShown) || Number(stepsShown) < 0) {
    throw refused('stepsShown', `It is ${told(stepsShown)}, and takes a whole number from 0 on`, '20');
  }
  if (!isRecord(browser)) throw refused('browser', `It takes a record of options, and got ${kindOf(browser)}`, '{ seed: 1 }');
}
