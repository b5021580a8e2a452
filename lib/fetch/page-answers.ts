import { keepText } from './kept-text.ts';
import {
  badArgument,
  checkOptionsOf,
  checkReadable,
  isArray,
  isRecord,
  kindOf,
  kindOfThrown,
  memberOf,
  told,
} from '../infra/arguments.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import { Late } from './late.ts';
import { isResponse } from './response.ts';

/** What else an answer has. */
export interface AnswerOptions {
  /** Default 200. */
  readonly status?: number;
  /** Further headers; a `content-type` takes the place of the usual one. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Makes an answer of a text: as a function, `html('<p>Hello')`, or as a tag, html`<p>${name}`. As a tag it takes the text as it stands
 * there: a backslash stays one, as in a file; only a backtick and `${` need one before them. Values go in as they are, nothing is
 * escaped; of an array its members, one after the other.
 * Throws BAD_OPTION for what is no text, and for values that have none, such as a Response or a promise.
 */
export interface TextAnswer {
  (text: string, options?: AnswerOptions): Response;
  (strings: TemplateStringsArray, ...values: readonly unknown[]): Response;
}

/** Answers with a page: `text/html`. See {@link TextAnswer}. */
export const html: TextAnswer = textAnswer('html', 'text/html; charset=utf-8');

/** Answers with a script: `text/javascript`. See {@link TextAnswer}. */
export const js: TextAnswer = textAnswer('js', 'text/javascript; charset=utf-8');

/** Answers with plain text: `text/plain`. See {@link TextAnswer}. */
export const text: TextAnswer = textAnswer('text', 'text/plain; charset=utf-8');

/** Answers with a value as JSON: `application/json`. Throws BAD_OPTION for what JSON has no text for, such as undefined or a circle. */
export function json(value: unknown, options: AnswerOptions = {}): Response {
  return respond('json', jsonOf(value), 'application/json', options);
}

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Answers with a redirect to a URL, which may be relative to the one that was asked for. Throws BAD_OPTION for a status that is none.
 * @param status default 302: `POST` becomes `GET`, as with 301 and 303; 307 and 308 keep the method
 */
export function redirect(location: string | URL, status: 301 | 302 | 303 | 307 | 308 = 302): Response {
  const header = locationOf(location);
  if (header === null)
    throw badArgument(`redirect() takes a URL, and got ${kindOf(location)}`, 'It says where', "Write redirect('/login')");
  if (!redirectStatuses.includes(status)) {
    throw badArgument(
      `redirect() cannot answer with the status ${told(status)}`,
      `Only ${redirectStatuses.join(', ')} lead elsewhere`,
      "Write redirect('/login', 303), or leave the status out",
    );
  }
  return new Response(null, { status, headers: { location: header } });
}

/** The value of the header, in which the URL parser finds the same URL: what no header can hold is percent-encoded. Null for what is no URL. */
function locationOf(location: unknown): string | null {
  try {
    if (typeof location !== 'string') return location instanceof URL ? location.href : null;
  } catch {
    return null;
  }
  const stripped = location.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '');
  return stripped.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\u0020-\u007e]+/g, encodeURIComponent);
}

/** What to write in place of a value that is no Response, with a dot. */
export function mendFor(value: unknown): string {
  if (typeof value === 'string') return "Write html`…`, text('…') or json(…) of storageloom.";
  return 'Write json(…) of storageloom for data, html`…` for a page, or a function from Request to Response.';
}

function textAnswer(name: string, contentType: string): TextAnswer {
  return (first: unknown, ...rest: readonly unknown[]): Response => {
    if (typeof first === 'string') return respond(name, first, contentType, rest[0]);
    if (isTemplate(first)) return respond(name, filledIn(name, first, rest), contentType);
    throw badArgument(
      `${name}() takes text, and got ${kindOf(first)}`,
      'It becomes the body of a Response',
      `Write ${name}('…') or ${name}\`…\``,
    );
  };
}

function isTemplate(value: unknown): value is TemplateStringsArray {
  return isArray(value) && 'raw' in value;
}

function filledIn(name: string, { raw }: TemplateStringsArray, values: readonly unknown[]): string {
  return raw.map((part, index) => (index === 0 ? '' : textOf(name, values[index - 1])) + unescaped(part)).join('');
}

/** A backslash is itself, but for one that a template could not do without; one that escapes another stays with it. */
function unescaped(part: string): string {
  return part.replace(/\\(`|\$\{|[^])/g, (pair, next: string) => (next === '`' || next === '${' ? next : pair));
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (isArray(value)) return value.map((each) => textOf(name, each)).join('');
  let why = `It is ${isResponse(value) ? 'a Response' : kindOf(value)}`;
  try {
    if (typeof value !== 'symbol' && !isResponse(value) && !(value instanceof Late) && !(value instanceof Promise))
      return String(value);
  } catch (error) {
    why = `To make one of it threw ${kindOfThrown(error)}`;
  }
  throw badArgument(`A value in ${name}\`…\` has no text`, why, 'Put in a string, for example a template without the tag');
}

function jsonOf(value: unknown): string {
  let why = `It is ${kindOf(value)}`;
  try {
    const source = JSON.stringify(value) as string | undefined;
    if (source !== undefined) return source;
  } catch (error) {
    why = describeThrown(error).replace(/\s+/g, ' ');
  }
  throw badArgument('json() has no text for its value', why, 'Give plain data: records, arrays, strings, numbers, true, null');
}

function respond(name: string, body: string, contentType: string, options: unknown = {}): Response {
  const { status = 200, headers = {} } = checked(`${name}(…, )`, options);
  const all: Record<string, string> = { 'content-type': contentType };
  for (const [header, value] of Object.entries(headers)) all[header.toLowerCase()] = value;
  try {
    return keepText(new Response(body, { status, headers: all }), body);
  } catch (error) {
    throw badArgument(
      `${name}() cannot answer so`,
      describeThrown(error).replace(/\.$/, ''),
      `Write ${name}(…, { status: 404 }), with a status from 200 to 599 that can have a body; for 204 answer with new Response(null, { status: 204 })`,
    );
  }
}

function checked(call: string, options: unknown): AnswerOptions {
  checkOptionsOf(call, options, { status: 404, headers: {} });
  const { headers = {} } = options as AnswerOptions;
  if (isRecord(headers)) checkReadable(`${call}: headers`, headers, []);
  // Of a Headers or a Map nothing would be read.
  if (!isRecord(headers) || typeof memberOf(headers, 'entries') === 'function') {
    throw badArgument(
      `The option headers of ${call} cannot be used`,
      'It is no plain record from name to value',
      `Write ${call.slice(0, -1)}{ headers: { 'x-name': 'value' } }), or give Object.fromEntries(headers)`,
    );
  }
  return options as AnswerOptions;
}
