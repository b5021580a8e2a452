/** What an interface with a named getter, setter and deleter for strings, such as Storage, does with its named properties. */
export interface NamedProperties {
  /** Undefined: the name is not supported. */
  namedGet(name: string): string | undefined;
  /** Whatever it throws leaves the assignment. */
  namedSet(name: string, value: string): void;
  namedDelete(name: string): void;
  /** As {@link namedGet} is defined, and no reading. */
  supports(name: string): boolean;
  /** All supported names, in their order; the array is the caller's. */
  supportedNames(): string[];
}

/** Which way an engine goes where Web IDL is not what all of them do. The first of each is Web IDL's way. */
export interface NamedPropertyChoices {
  /** Assigning to a name that the prototypes have as an accessor. `call`: the accessor on the chain is called instead. */
  readonly assignmentToAccessor: 'store' | 'call';
  /** Whether names that the prototypes have are own properties as well, if they are supported. */
  readonly shadowedKeys: 'hidden' | 'listed' | 'listed-but-length';
}
