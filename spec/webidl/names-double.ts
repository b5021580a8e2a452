import { LegacyPlatformInterface } from '../../lib/webidl/legacy-platform-object.ts';
import type { NamedProperties, NamedPropertyChoices } from '../../lib/webidl/named-properties.ts';
import type { Realm } from '../../lib/webidl/realm.ts';
import { foreignRealm } from './realm-double.ts';

export const realm: Realm = foreignRealm();

/** Named properties over a plain map. */
export class Names implements NamedProperties {
  readonly stored: Map<string, string> = new Map();
  namedGet(name: string): string | undefined {
    return this.stored.get(name);
  }
  namedSet(name: string, value: string): void {
    this.stored.set(name, value);
  }
  namedDelete(name: string): void {
    this.stored.delete(name);
  }
  supports(name: string): boolean {
    return this.stored.has(name);
  }
  supportedNames(): string[] {
    return [...this.stored.keys()];
  }
}

const ofWebIDL: NamedPropertyChoices = { assignmentToAccessor: 'store', shadowedKeys: 'hidden' };

export function platformInterface(prototype: object, choices: Partial<NamedPropertyChoices> = {}): LegacyPlatformInterface {
  return new LegacyPlatformInterface(realm, { prototype, choices: { ...ofWebIDL, ...choices }, inspect: () => 'inspected' });
}

export function make(
  entries: Record<string, string> = {},
  choices: Partial<NamedPropertyChoices> = {},
): {
  object: Record<PropertyKey, unknown>;
  prototype: Record<string, unknown>;
  names: Names;
} {
  const names = new Names();
  for (const [name, value] of Object.entries(entries)) names.stored.set(name, value);
  const prototype: Record<string, unknown> = { getItem: () => 'method', clear: () => 'method' };
  const object = platformInterface(prototype, choices).create(names) as Record<PropertyKey, unknown>;
  return { object, prototype, names };
}
