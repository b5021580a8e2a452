import type { PageServer } from '../../lib/fetch/page-server.ts';

export const a = 'https://a.example/';

/** Pages by path; every other path is an empty page. */
export const by =
  (answers: Readonly<Record<string, PageServer>>): PageServer =>
  (request) =>
    answers[new URL(request.url).pathname]?.(request) ?? new Response('');

export const html = (script: string): Response =>
  new Response(`<!doctype html><script>${script}</script>`, { headers: { 'content-type': 'text/html' } });
/** A page that asks for these in this order, and stores when each came. */
export const asking =
  (...paths: readonly string[]): PageServer =>
  () =>
    html(paths.map((path) => `fetch('${path}').then(() => localStorage.setItem('${path}', performance.now()));`).join(''));
export const hanging: PageServer = () => new Promise<Response>(() => undefined);
