/** Everything that code in a page could leave behind there, as far as its globals and its own storage show it. */
export interface PageState {
  /** The own members of the global object and of what it names, each under its path. */
  readonly members: ReadonlyMap<string, unknown>;
  /** Entries of the page's real storage, and its cookies. */
  readonly stored: number;
}

interface Page {
  readonly localStorage: { readonly length: number };
  readonly sessionStorage: { readonly length: number };
  readonly document: { readonly cookie: string; readonly title: string };
}

/** What is there now. Members are told apart by identity: one that was put in the place of another is seen. */
export function pageState(): PageState {
  const members = new Map<string, unknown>();
  record(globalThis, 'globalThis', members);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name) as PropertyDescriptor;
    if (typeof value !== 'function' && typeof value !== 'object') continue;
    if (value === null || value === globalThis) continue;
    record(value as object, name, members);
    const prototype: unknown = typeof value === 'function' ? value.prototype : null;
    if (typeof prototype === 'object' && prototype !== null) record(prototype, `${name}.prototype`, members);
  }
  const { localStorage, sessionStorage, document } = globalThis as object as Page;
  return { members, stored: localStorage.length + sessionStorage.length + document.cookie.length };
}

function record(object: object, path: string, members: Map<string, unknown>): void {
  for (const name of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor;
    const member = `${path}.${String(name)}`;
    if ('value' in descriptor) members.set(member, descriptor.value);
    else members.set(`get ${member}`, descriptor.get).set(`set ${member}`, descriptor.set);
  }
}

/** The paths of members that differ, and of storage that is no longer empty. */
export function changes(before: PageState, after: PageState): readonly string[] {
  const paths = new Set([...before.members.keys(), ...after.members.keys()]);
  const changed = [...paths].filter(
    (path) =>
      before.members.has(path) !== after.members.has(path) || !Object.is(before.members.get(path), after.members.get(path)),
  );
  if (before.stored + after.stored > 0) changed.push('the real storage of the page');
  return changed;
}
