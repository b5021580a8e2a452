import type { Citation } from './lesson.ts';

/** A place in HTML, by its name and the id of its section. */
export function html(name: string, id: string): Citation {
  return { name: `HTML, ${name}`, url: `https://html.spec.whatwg.org/multipage/#${id}` };
}

export const localStorageGetter: Citation = html('the localStorage getter', 'dom-localstorage');
export const sessionStorageGetter: Citation = html('the sessionStorage getter', 'dom-sessionstorage');
export const setItem: Citation = html('setItem()', 'dom-storage-setitem');
export const removeItem: Citation = html('removeItem()', 'dom-storage-removeitem');
export const clear: Citation = html('clear()', 'dom-storage-clear');
export const broadcast: Citation = html('broadcast', 'concept-storage-broadcast');
export const lockRequest: Citation = {
  name: 'Web Locks, request()',
  url: 'https://w3c.github.io/web-locks/#api-lock-manager-request',
};
