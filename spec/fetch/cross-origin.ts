import type { NetworkRequest } from '../../lib/fetch/request.ts';
import type { NetworkAnswer } from '../../lib/fetch/response.ts';
import { isNetworkError } from '../../lib/fetch/response.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { answerTo, get } from './wire.ts';

export const originOf = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 9 }));

/** What a page of `https://a.example` asks `https://b.example/x` for with `fetch`. */
export const asked = (changes: Partial<NetworkRequest> = {}): NetworkRequest => ({
  ...get('https://b.example/x'),
  initiator: originOf('https://a.example/'),
  mode: 'cors',
  credentials: 'same-origin',
  ...changes,
});

export const allowing = (headers: Record<string, string> = {}, body: string | null = 'hi', status: number = 200): Response =>
  new Response(body, { status, headers: { 'access-control-allow-origin': 'https://a.example', ...headers } });

/** What the server heard of each request: method, URL, and these headers where it had them. */
export function listening(server: PageServer): { readonly heard: string[]; readonly server: PageServer } {
  const heard: string[] = [];
  const names = ['origin', 'cookie', 'authorization', 'access-control-request-method', 'access-control-request-headers'];
  return {
    heard,
    server: (request) => {
      const headers = names.flatMap((name) => request.headers.get(name) ?? []);
      heard.push([request.method, request.url, ...headers].join(' '));
      return server(request);
    },
  };
}

export async function failureTo(request: NetworkRequest, server: PageServer): Promise<string> {
  const answer: NetworkAnswer = await answerTo(request, server);
  return isNetworkError(answer) ? answer.reason : `no failure, but ${answer.status}`;
}
