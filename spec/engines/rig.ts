/**
 * The script inside each document under test, which the sources of `run` steps use as `__rig`. It is text, since it runs in the
 * page: `log` holds the storage events that were heard, `listen` begins to hear, `attempt` answers with what a function did.
 */
const rig = String.raw`globalThis.__rig ??= (() => {
  const ways = {
    add: (hear) => window.addEventListener('storage', hear),
    capture: (hear) => window.addEventListener('storage', hear, true),
    document: (hear) => document.addEventListener('storage', hear),
    onstorage: (hear) => { window.onstorage = hear; },
    'body.onstorage': (hear) => { document.body.onstorage = hear; },
  };
  // Where storage is denied, there is nothing to touch, and no event has an area.
  const areaOf = (name) => {
    try { return window[name + 'Storage']; } catch { return null; }
  };
  const nameOf = (area) => area === null ? null : ['local', 'session'].find((name) => areaOf(name) === area) ?? 'foreign';
  const plain = (event, read) => {
    const { key, oldValue, newValue, url, isTrusted, bubbles, cancelable, composed, target, currentTarget, eventPhase } = event;
    return {
      area: nameOf(event.storageArea), key, oldValue, newValue, url, isTrusted, bubbles, cancelable, composed,
      onWindow: target === window && currentTarget === window && eventPhase === Event.AT_TARGET,
      isStorageEvent: Object.prototype.toString.call(event) === '[object StorageEvent]',
      ...(read ? { reads: event.storageArea.getItem(key) } : {}),
    };
  };
  const failure = (error) => ({ error: { name: error?.name ?? String(error), code: error?.code ?? 0, message: String(error?.message) } });
  const log = [];
  return {
    log,
    listen({ touch = 'both', how = 'add', read = false } = {}) {
      for (const name of ['local', 'session']) if (touch === 'both' || touch === name) areaOf(name);
      ways[how]((event) => { log.push(plain(event, read)); });
    },
    attempt(action, args) {
      try { return JSON.stringify({ value: action(...args) }); } catch (error) { return JSON.stringify(failure(error)); }
    },
    attemptAsync(action, args) {
      return Promise.resolve().then(() => action(...args))
        .then((value) => ({ value }), failure).then((outcome) => JSON.stringify(outcome));
    },
  };
})()`;

/** The script of a page that calls `source`, a function's text, with `args`; it answers with JSON of an {@link Outcome}. */
export function attempt(source: string, args: readonly unknown[], later = false): string {
  return `${rig}; __rig.${later ? 'attemptAsync' : 'attempt'}(${source}, ${JSON.stringify(args)})`;
}
