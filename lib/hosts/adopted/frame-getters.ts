import { Replacements } from './replacements.ts';

/** What leads from an element to the window or document in it. */
const names = ['contentWindow', 'contentDocument'] as const;

/** Who hears that one of them was read, by the document that the element is in. */
type Hearers = Map<object, (element: object) => void>;

interface Watched {
  readonly hearers: Hearers;
  readonly replacements: Replacements;
}

/** By prototype. Windows of happy-dom share theirs: it is replaced once, and put back when the last of them is given back. */
const watched = new WeakMap<object, Watched>();

/**
 * From now on `hear` is called before code gets the window or document of a frame of `document`. Returns what ends it.
 * `prototype`: of the elements of frames.
 */
export function watchFrameGetters(prototype: object, document: object, hear: (element: object) => void): () => void {
  const { hearers, replacements } = watched.get(prototype) ?? startWatching(prototype);
  hearers.set(document, hear);
  return () => {
    hearers.delete(document);
    if (hearers.size > 0) return;
    watched.delete(prototype);
    replacements.undo();
  };
}

function startWatching(prototype: object): Watched {
  const started: Watched = { hearers: new Map(), replacements: new Replacements() };
  for (const name of names) replaceGetter(prototype, name, started);
  watched.set(prototype, started);
  return started;
}

function replaceGetter(prototype: object, name: string, { hearers, replacements }: Watched): void {
  const { get: original, ...others } = Reflect.getOwnPropertyDescriptor(prototype, name) ?? {};
  if (original === undefined || others.configurable !== true) return;
  const { get } = {
    get(this: object): unknown {
      const value: unknown = Reflect.apply(original, this, []);
      if (value === null) return null;
      hearers.get(Reflect.get(this, 'ownerDocument') as object)?.(this);
      return value;
    },
  };
  Object.setPrototypeOf(get, Reflect.getPrototypeOf(original));
  replacements.put(prototype, name, { ...others, get });
}
