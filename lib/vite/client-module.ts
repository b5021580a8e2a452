import type { Transformed } from './transformed.ts';

/** What Vite's own code for pages is called, which modules import for style sheets and hot updates. */
export const clientId = '/@vite/client';

/** That of what its server has pages run first: the globals that `define` of the config names. Here every module asks for it. */
export const envId = '/@vite/env';

/** In its place: style sheets come into the document as Vite brings them in, and nothing is ever updated. */
const code = `
const sheets = new Map();
export function updateStyle(id, content) {
  let style = sheets.get(id);
  if (style === undefined && document.head) {
    style = document.createElement('style');
    style.setAttribute('data-vite-dev-id', id);
    document.head.append(style);
    sheets.set(id, style);
  }
  if (style !== undefined) style.textContent = content;
}
export function removeStyle(id) {
  sheets.get(id)?.remove();
  sheets.delete(id);
}
export function createHotContext() {
  const none = () => {};
  return { data: {}, accept: none, acceptExports: none, dispose: none, prune: none, decline: none, invalidate: none, on: none, off: none, send: none };
}
export function injectQuery(url) {
  return url;
}
`;

export const clientModule: Transformed = { code, map: null, file: null };
