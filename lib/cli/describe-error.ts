import { inspect } from 'node:util';
import { pathToFileURL } from 'node:url';

/**
 * What was thrown, for a person: name and message, and the line of the scenario it came from, where the stack knows one.
 * Errors of a page belong to another realm, so their shape counts and not their class; anything at all can be thrown.
 *
 * @param path Absolute path of the scenario.
 */
export function describeError(error: unknown, path: string): string {
  const place = scenarioLine(error, path);
  return place === null ? headline(error) : `${headline(error)}\n    at ${place}`;
}

/** How many lines of a message a picture can hold in one. */
const checkLines = 3;

/** What was thrown as the text of a check in the trace: the first lines of its message in one, so that the values of an assertion are there. */
export function checkText(error: unknown): string {
  const [first = '', ...more] = headline(error).split(/\s*\n\s*/);
  return [first.replace(/^AssertionError[^:]*: /, ''), ...more].slice(0, checkLines).join(' ');
}

function headline(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return `It threw ${inspect(error)}.`;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  // An assertion sets its values apart by empty lines; they belong to the message, so they stand in from it.
  return `${name}: ${String(error.message)}`.replace(/\s*\n\s*$/, '').replace(/\s*\n/g, '\n    ');
}

/** `path:line:column` of the innermost frame in the scenario's file; null when the stack names none. */
function scenarioLine(error: unknown, path: string): string | null {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return null;
  const url = pathToFileURL(path).href;
  for (const frame of String(error.stack).split('\n')) {
    for (const name of [url, path]) {
      const at = frame.indexOf(name);
      const position = at < 0 ? null : /^(?:\?[^:)]*)?(:\d+(?::\d+)?)/.exec(frame.slice(at + name.length));
      if (position !== null) return `${path}${position[1]}`;
    }
  }
  return null;
}
