interface Property {
  readonly key: PropertyKey;
  readonly descriptor: PropertyDescriptor;
}

/** The own properties of objects at one moment, to find out later whether anybody has changed them. */
export class PropertySnapshot {
  readonly #objects: readonly { readonly object: object; readonly properties: readonly Property[] }[];

  constructor(objects: readonly object[]) {
    this.#objects = objects.map((object) => ({ object, properties: propertiesOf(object) }));
  }

  /** No property was added, removed or given another value or accessor. */
  get intact(): boolean {
    for (const { object, properties } of this.#objects) {
      if (Reflect.ownKeys(object).length !== properties.length) return false;
      for (const property of properties) if (!isIntact(object, property)) return false;
    }
    return true;
  }
}

function propertiesOf(object: object): Property[] {
  return Reflect.ownKeys(object).map((key) => ({ key, descriptor: Reflect.getOwnPropertyDescriptor(object, key) ?? {} }));
}

function isIntact(object: object, { key, descriptor }: Property): boolean {
  const now = Reflect.getOwnPropertyDescriptor(object, key);
  return now !== undefined && Object.is(now.value, descriptor.value) && now.get === descriptor.get && now.set === descriptor.set;
}
