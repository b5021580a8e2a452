import type { Argument, Command, Descriptor, methods, Name, Thing } from './storage-program.ts';
import type { StorageWorld } from './storage-world.ts';

const symbols: Readonly<Record<Name, symbol>> = {
  one: Symbol('one'),
  toPrimitive: Symbol.toPrimitive,
  toStringTag: Symbol.toStringTag,
  iterator: Symbol.iterator,
};

type Steps = (...args: unknown[]) => unknown;

/** Runs programs in one world, and tells what happened in words that mean the same in every world. */
export class Interpreter {
  readonly #world: StorageWorld;
  /** Objects that a program can meet, by the names under which they are told. */
  readonly #names: Map<object, string> = new Map();
  readonly #heirs: readonly object[];
  readonly #wrappers: readonly object[];
  readonly #plain: object;
  /** Methods as they were before the program. */
  readonly #key: Steps;
  readonly #getItem: Steps;
  /** What accessors and conversions saw since the last command. */
  #heard: string[] = [];
  /** Conversions that act do not set off others. */
  #acting = false;

  constructor(world: StorageWorld) {
    this.#world = world;
    const { storages, prototypes } = world;
    this.#plain = Object.create(world.objectPrototype) as object;
    this.#heirs = [0, 1, 2, 4].map((index) => Object.create(storages[index]!) as object);
    this.#wrappers = [0, 1].map((index) => new Proxy(storages[index]!, {}));
    for (const [kind, things] of Object.entries({
      storage: storages,
      prototype: prototypes,
      heir: this.#heirs,
      wrapper: this.#wrappers,
    })) {
      things.forEach((each, index) => this.#names.set(each, `${kind} ${index}`));
    }
    const [prototype] = prototypes as [Record<string, Steps>];
    this.#key = prototype['key']!;
    this.#getItem = prototype['getItem']!;
    this.#names.set(world.objectPrototype, 'Object.prototype').set(this.#plain, 'plain');
  }

  /** What the commands gave or threw, what ran meanwhile, and at the end all entries, order included, and all events. */
  run(program: readonly Command[]): string[] {
    const told = program.map((command) => {
      this.#heard = [];
      const outcome = this.#outcome(() => this.#perform(command));
      return [outcome, ...this.#heard].join('; ');
    });
    for (const storage of [0, 1, 5]) told.push(this.#entries(storage));
    told.push(JSON.stringify(this.#world.events()));
    return told;
  }

  #entries(index: number): string {
    const storage = this.#world.storages[index]!;
    const entries: unknown[] = [];
    for (let i = 0, name: unknown; (name = Reflect.apply(this.#key, storage, [i])) !== null; i++) {
      entries.push(name, Reflect.apply(this.#getItem, storage, [name]));
    }
    return JSON.stringify(entries);
  }

  #outcome(steps: () => unknown): string {
    try {
      return this.#tell(steps());
    } catch (error) {
      return `throws ${error instanceof Error ? error.name : this.#tell(error)}`;
    }
  }

  #perform(command: Command): unknown {
    switch (command.do) {
      case 'call':
        return this.#call(command.storage, command.method, command.args);
      case 'apply':
        return this.#apply(command);
      case 'reflect':
        return Reflect[command.with](this.#thing(command.on), this.#argument(command.key) as PropertyKey);
      case 'get':
        return Reflect.get(this.#thing(command.on), this.#argument(command.key) as PropertyKey, this.#argument(command.receiver));
      case 'set':
        return this.#set(command);
      case 'assign':
        return (Object(this.#thing(command.on))[this.#argument(command.key) as PropertyKey] = this.#argument(command.value));
      case 'delete':
        return delete Object(this.#thing(command.on))[this.#argument(command.key) as PropertyKey];
      case 'define':
        return this.#define(command);
      case 'enumerate':
        return enumerate(command.how, this.#thing(command.on));
      case 'setPrototypeOf':
        return Reflect.setPrototypeOf(this.#world.storages[command.storage]!, this.#newPrototype(command.storage, command.to));
      case 'setURL':
        return this.#world.setURL(command.document, command.url);
      case 'setQuota':
        return this.#world.setQuota(command.storage, command.quotaUnits);
    }
  }

  #call(index: number, method: (typeof methods)[number], args: readonly Argument[]): unknown {
    const storage = this.#world.storages[index] as Record<string, (...args: unknown[]) => unknown>;
    return method === 'length' ? storage.length : storage[method]!(...args.map((each) => this.#argument(each)));
  }

  #apply({ prototype, method, receiver, args }: Command & { readonly do: 'apply' }): unknown {
    const descriptor = Reflect.getOwnPropertyDescriptor(this.#world.prototypes[prototype]!, method) ?? {};
    const steps = (descriptor.value ?? descriptor.get) as (...args: unknown[]) => unknown;
    return Reflect.apply(
      steps,
      this.#argument(receiver),
      args.map((each) => this.#argument(each)),
    );
  }

  #set({ on, key, value, receiver }: Command & { readonly do: 'set' }): unknown {
    const target = this.#thing(on);
    const name = this.#argument(key) as PropertyKey;
    if (receiver === null) return Reflect.set(target, name, this.#argument(value));
    return Reflect.set(target, name, this.#argument(value), this.#argument(receiver));
  }

  #define({ on, key, descriptor, loudly }: Command & { readonly do: 'define' }): unknown {
    const target = this.#thing(on);
    const name = this.#argument(key) as PropertyKey;
    const made = this.#descriptor(descriptor);
    return loudly ? Object.defineProperty(target, name, made) : Reflect.defineProperty(target, name, made);
  }

  #descriptor({ value, get, set, ...rest }: Descriptor): PropertyDescriptor {
    const made: PropertyDescriptor = rest;
    const hear = (what: string): number => this.#heard.push(what);
    const tell = (told: unknown): string => this.#tell(told);
    if (value !== undefined) made.value = this.#argument(value);
    if (get === true) {
      made.get = function (this: unknown): unknown {
        hear(`get on ${tell(this)}`);
        // Undefined, too, is an answer.
        return rest.enumerable === true ? undefined : 'got';
      };
    }
    if (set === true) {
      made.set = function (this: unknown, given: unknown): void {
        hear(`set on ${tell(this)} to ${tell(given)}`);
      };
    }
    if (get === false && set !== true) made.get = undefined as never;
    return made;
  }

  #thing(thing: Thing): object {
    switch (thing.is) {
      case 'storage':
        return this.#world.storages[thing.index]!;
      case 'prototype':
        return this.#world.prototypes[thing.index]!;
      case 'heir':
        return this.#heirs[thing.index]!;
      case 'wrapper':
        return this.#wrappers[thing.index]!;
      case 'Object.prototype':
        return this.#world.objectPrototype;
      case 'plain':
        return this.#plain;
    }
  }

  /** Leads on to storages with a higher number only, or back to itself: other circles would go through a proxy unseen. */
  #newPrototype(storage: number, to: Thing | null): object | null {
    if (to === null) return null;
    if (to.is === 'storage') return this.#world.storages[Math.max(storage, to.index)]!;
    if (to.is === 'heir') return this.#heirs[storage < 3 ? storage : 3]!;
    return to.is === 'wrapper' ? this.#plain : this.#thing(to);
  }

  #argument(argument: Argument): unknown {
    switch (argument.is) {
      case 'primitive':
        return argument.value;
      case 'symbol':
        return symbols[argument.name];
      case 'throws':
        return { toString: () => { throw new RangeError('thrown by a conversion'); } }; // prettier-ignore
      case 'unconvertible':
        return Object.create(null);
      case 'revoked': {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      }
      case 'acts':
        return { toString: () => this.#act(argument), valueOf: () => this.#act(argument) };
      case 'thing':
        return this.#thing(argument.thing);
    }
  }

  #act({ storage, key, value, as }: Argument & { readonly is: 'acts' }): string {
    if (this.#acting) return as;
    this.#acting = true;
    try {
      const target = this.#world.storages[storage] as Record<string, unknown>;
      this.#heard.push(this.#outcome(() => (value === null ? delete target[key] : (target[key] = value))));
    } finally {
      this.#acting = false;
    }
    return as;
  }

  #tell(value: unknown): string {
    if (typeof value === 'function') return `function ${String(Reflect.getOwnPropertyDescriptor(value, 'name')?.value)}`;
    if (typeof value === 'symbol') return value.toString();
    if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value);
    const name = this.#names.get(value);
    if (name !== undefined) return name;
    // Objects that a command made: none of them has a storage's methods, and none refers to itself.
    if (Array.isArray(value)) return `[${value.map((each) => this.#tell(each)).join()}]`;
    try {
      const members = Reflect.ownKeys(value).map(
        (each) => `${String(each)}: ${this.#tell(Reflect.getOwnPropertyDescriptor(value, each)?.value)}`,
      );
      return `{${members.join()}}`;
    } catch {
      return 'revoked';
    }
  }
}

function enumerate(how: (Command & { readonly do: 'enumerate' })['how'], on: object): unknown {
  const [namespace, name] = how.split('.');
  if (name !== undefined && namespace !== 'JSON' && how !== 'Object.assign') {
    const steps: unknown = Reflect.get(namespace === 'Object' ? Object : Reflect, name);
    return Reflect.apply(steps as (on: object) => unknown, undefined, [on]);
  }
  switch (how) {
    case 'spread':
      return { ...on };
    case 'Object.assign':
      return Object.assign(on, { b: 'assigned', length: 1 });
    case 'for-in':
      return namesByForIn(on);
    case 'JSON.stringify':
      return JSON.stringify(on);
    case 'descriptors':
      return Object.getOwnPropertyDescriptors(on);
    case 'symbols':
      return Object.getOwnPropertySymbols(on);
    case 'String':
      return `${on as unknown as string}`;
    case 'tag':
      return Object.prototype.toString.call(on);
    default:
      return Object.prototype.hasOwnProperty.call(on, 'a');
  }
}

function namesByForIn(on: object): string[] {
  const names: string[] = [];
  for (const name in on) names.push(name);
  return names;
}
