import { isOfSurroundings } from '../page/realm-functions.ts';
import type { JsdomInsides } from './insides.ts';
import { styleInterface } from './style-properties.ts';

/** Names of the functions of the surroundings that an object has. No two windows share one of them. */
interface Shape {
  readonly values: readonly PropertyKey[];
  readonly getters: readonly PropertyKey[];
  readonly setters: readonly PropertyKey[];
}

/** A class by its name in the window. */
interface ClassShape {
  readonly name: string;
  readonly statics: Shape;
  readonly prototype: Shape;
}

interface WindowShape {
  readonly own: Shape;
  readonly classes: readonly ClassShape[];
}

type Class = Function & { readonly prototype: object };
type Lookup = (this: object, name: PropertyKey) => unknown;
type Add = (steps: unknown) => void;

/** The same for all windows. To ask each of them again would take longer than all other patches. */
let windowShape: WindowShape | null = null;

// Half the time of a descriptor, of which six thousand would be made for each window.
const getterOf = Reflect.get(Object.prototype, '__lookupGetter__') as Lookup;
const setterOf = Reflect.get(Object.prototype, '__lookupSetter__') as Lookup;

/**
 * jsdom makes all classes and functions of a window anew, in the process's realm. Here they become functions of the page's, so that no
 * constructor of one leads out of it.
 */
export function adoptPage({ raw, realm, patches }: JsdomInsides): void {
  const { own, classes } = (windowShape ??= shapeOfWindow(raw));
  const found: Function[] = [];
  const add: Add = (steps) => {
    if (typeof steps === 'function') found.push(steps);
  };
  addFunctions(raw, own, add);
  for (const { name, statics, prototype } of classes) {
    const value = raw[name] as Class;
    addFunctions(value, statics, add);
    addFunctions(value.prototype, prototype, add);
  }
  for (const name of ['document', 'location', 'history', 'navigator', 'performance', 'crypto']) {
    const object = raw[name] as object;
    addFunctions(object, shapeOf(object), add);
  }
  patches.adopt(found, realm.functionPrototype);
}

function addFunctions(object: object, { values, getters, setters }: Shape, add: Add): void {
  for (const name of values) add(Reflect.get(object, name));
  for (const name of getters) add(getterOf.call(object, name));
  for (const name of setters) add(setterOf.call(object, name));
}

function shapeOfWindow(raw: JsdomInsides['raw']): WindowShape {
  const classes: ClassShape[] = [];
  // `HTMLDocument` is Document once more, and `Image` has the prototype of HTMLImageElement.
  const seen = new Set<object>();
  for (const name of Object.getOwnPropertyNames(raw)) {
    // It has no members yet, and adopts those that it gets.
    if (name === styleInterface) continue;
    const value: unknown = Reflect.getOwnPropertyDescriptor(raw, name)?.value;
    if (!isClass(value) || seen.has(value.prototype)) continue;
    seen.add(value.prototype);
    classes.push({ name, statics: shapeOf(value), prototype: shapeOf(value.prototype) });
  }
  return { own: shapeOf(raw), classes: classes.filter(({ statics, prototype }) => !isEmpty(statics) || !isEmpty(prototype)) };
}

function isClass(value: unknown): value is Class {
  return typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null;
}

function isEmpty({ values, getters, setters }: Shape): boolean {
  return values.length + getters.length + setters.length === 0;
}

function shapeOf(object: object): Shape {
  const [values, getters, setters]: [PropertyKey[], PropertyKey[], PropertyKey[]] = [[], [], []];
  const isOurs = (steps: unknown): boolean => typeof steps === 'function' && isOfSurroundings(steps);
  for (const name of Reflect.ownKeys(object)) {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, name) ?? {};
    if (isOurs(value)) values.push(name);
    if (isOurs(get)) getters.push(name);
    if (isOurs(set)) setters.push(name);
  }
  return { values, getters, setters };
}
