import { dropAnswer, isThenable } from '../infra/arguments.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import { locationOf } from './http-redirect-fetch.ts';
import { keptTextOf } from './kept-text.ts';
import { Late } from './late.ts';
import { hostResponse, setCookiesOf, type PageServer, type Reply } from './page-server.ts';
import type { NetworkRequest } from './request.ts';
import { isResponse } from './response.ts';

/** What the server says to a request within the running task: only what it says at once, of a text that it has in hand. */
export function askSynchronously(server: PageServer, request: NetworkRequest, headers: Record<string, string>): Reply {
  const { url, method, body } = request;
  const failure = (why: string): Reply => ({
    setCookies: [],
    result: { reason: `${method} ${url}, which is synchronous, was not answered: ${why}` },
    location: null,
    afterMs: null,
  });
  let answer: unknown;
  try {
    answer = server(new Request(url, { method, headers, ...(body === null ? {} : { body }) }));
  } catch (error) {
    return failure(error instanceof Error ? String(error.message) : describeThrown(error));
  }
  if (answer instanceof Late) return failure('pages answered with a time, and time stands still meanwhile.');
  if (!isResponse(answer)) return failure(noResponse(answer));
  if (answer.status === 0) return failure('pages answered with a network error.');
  const location = locationOf(answer);
  const text = location === null ? keptTextOf(answer) : '';
  if (text === null) return failure('the body of its Response can only be waited for.');
  return { setCookies: setCookiesOf(answer.headers), result: hostResponse(answer, url, text), location, afterMs: null };
}

function noResponse(answer: unknown): string {
  if (!isThenable(answer)) return 'pages answered with no Response.';
  dropAnswer(answer);
  return 'pages answered with a promise, for which nobody can wait.';
}
