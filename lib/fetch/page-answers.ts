import { keepText } from './kept-text.ts';
import { badArgument, kindOf } from '../infra/arguments.ts';
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
  if (typeof location !== 'string' && !(location instanceof URL))
    throw badArgument(`redirect() takes a URL, and got ${kindOf(location)}`, 'It says where', "Write redirect('/login')");
  if (!redirectStatuses.includes(status)) {
    throw badArgument(
      `redirect() cannot answer with the status ${status}`,
      `Only ${redirectStatuses.join(', ')} lead elsewhere`,
      "Write redirect('/login', 303), or leave the status out",
    );
  }
  return new Response(null, { status, headers: { location: String(location) } });
}

/** What to write in place of a value that is no Response, with a dot. */
export function mendFor(value: unknown): string {
  if (typeof value === 'string') return "Write html`…`, text('…') or json(…) of storageloom.";
  return 'Write json(…) of storageloom for data, html`…` for a page, or a function from Request to Response.';
}

function textAnswer(name: string, contentType: string): TextAnswer {
  return (first: unknown, ...rest: readonly unknown[]): Response => {
    if (typeof first === 'string') return respond(name, first, contentType, (rest[0] ?? {}) as AnswerOptions);
    if (isTemplate(first)) return respond(name, filledIn(name, first, rest), contentType, {});
    throw badArgument(
      `${name}() takes text, and got ${kindOf(first)}`,
      'It becomes the body of a Response',
      `Write ${name}('…') or ${name}\`…\``,
    );
  };
}

function isTemplate(value: unknown): value is TemplateStringsArray {
  return Array.isArray(value) && 'raw' in value;
}

function filledIn(name: string, { raw }: TemplateStringsArray, values: readonly unknown[]): string {
  return raw.map((part, index) => (index === 0 ? '' : textOf(name, values[index - 1])) + unescaped(part)).join('');
}

/** A backslash is itself, but for one that a template could not do without; one that escapes another stays with it. */
function unescaped(part: string): string {
  return part.replace(/\\(`|\$\{|[^])/g, (pair, next: string) => (next === '`' || next === '${' ? next : pair));
}

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => textOf(name, each)).join('');
  if (typeof value !== 'symbol' && !isResponse(value) && !(value instanceof Late) && !(value instanceof Promise)) {
    return typeof value === 'string' ? value : String(value);
  }
  throw badArgument(
    `A value in ${name}\`…\` has no text`,
    `It is ${isResponse(value) ? 'a Response' : kindOf(value)}`,
    'Put in a string, for example a template without the tag',
  );
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

function respond(name: string, body: string, contentType: string, { status = 200, headers = {} }: AnswerOptions): Response {
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
