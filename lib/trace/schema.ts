import { eventShapes, optional, type EventShape, type MemberShape } from './event-shape.ts';
import { textUnits } from './chunk.ts';

/** A JSON Schema, as plain data. */
export interface JSONSchema {
  readonly [keyword: string]: unknown;
}

const numbers: Readonly<Record<string, JSONSchema>> = {
  id: { type: 'integer', minimum: -1 },
  count: { type: 'integer', minimum: 0 },
  number: { type: 'number', minimum: 0 },
};

const base: Readonly<Record<string, JSONSchema | undefined>> = {
  i: numbers['count'],
  ms: numbers['number'],
  step: numbers['id'],
};

/** The place of an event, and where a text of it was cut. */
const place: Readonly<Record<string, JSONSchema>> = {
  tab: { type: ['string', 'null'] },
  document: { type: ['integer', 'null'], minimum: -1 },
  loop: { type: ['string', 'null'] },
  storageKey: { type: ['string', 'null'] },
  causedBy: { type: ['integer', 'null'], minimum: 0 },
  standard: { oneOf: [{ $ref: '#/$defs/standard' }, { type: 'null' }] },
};

const standard: JSONSchema = {
  description:
    'The algorithm that an event belongs to, the id of its section, and the number of the step in it where there is one.',
  ...closed({
    algorithm: { type: 'string', pattern: '^[A-Z][A-Za-z -]*, .+$' },
    section: { type: 'string', pattern: '^[^\\s#]+$' },
    step: { type: ['string', 'null'], pattern: '^[1-9][0-9]*(\\.[1-9][0-9]*)*$' },
    link: { type: 'string', pattern: '^https://.+#.+$' },
  }),
};

const cut: JSONSchema = {
  description: 'Full lengths of the texts that were cut.',
  type: 'object',
  minProperties: 1,
  additionalProperties: { type: 'integer', minimum: textUnits + 1 },
};

const headerMembers: Readonly<Record<string, JSONSchema>> = {
  storageloom: { const: 'trace' },
  version: { const: 1 },
  host: { type: 'string' },
  engine: { type: 'string' },
  scheduler: { type: 'string' },
  seed: { type: 'number' },
  dropped: { type: 'integer', minimum: 0 },
};

const header: JSONSchema = {
  description: 'The first line.',
  ...closed({ ...headerMembers, level: { enum: ['full', 'tasks'] } }, Object.keys(headerMembers)),
};

/**
 * The JSON Schema (2020-12) of a trace of version 1: of what `toJSON()` gives, under `#/$defs/header` and `#/$defs/event` of the lines of
 * `toJSONL()`. It is closed. In the package it is `storageloom/trace.schema.json`.
 */
export const traceSchema: JSONSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A trace of storageloom, version 1',
  ...closed({ header: { $ref: '#/$defs/header' }, events: { type: 'array', items: { $ref: '#/$defs/event' } } }),
  $defs: {
    header,
    standard,
    cut,
    event: {
      type: 'object',
      // What all events have; each type then says which members there are at all.
      properties: { ...base, ...place, cut: { $ref: '#/$defs/cut' } },
      required: ['type', ...Object.keys(base), ...Object.keys(place)],
      discriminator: { propertyName: 'type' },
      oneOf: Object.entries(eventShapes).map(([type, shape]) => eventSchema(type, shape)),
    },
  },
};

function eventSchema(type: string, { [optional]: absent = {}, ...shape }: EventShape): JSONSchema {
  const own = membersOf(shape as Readonly<Record<string, MemberShape>>);
  const extra = membersOf(absent as Readonly<Record<string, MemberShape>>);
  const ofAll = Object.fromEntries([...Object.keys(base), ...Object.keys(place), 'cut'].map((name) => [name, true]));
  return closed({ ...extra, ...ofAll, type: { const: type }, ...own }, ['type', ...Object.keys(own)]);
}

function membersOf(shape: Readonly<Record<string, MemberShape>>): Record<string, JSONSchema> {
  return Object.fromEntries(Object.entries(shape).map(([name, wanted]) => [name, memberSchema(wanted)]));
}

function memberSchema(wanted: MemberShape): JSONSchema {
  if (typeof wanted !== 'string') return { enum: wanted };
  const kind = wanted.replace('?', '');
  const schema = numbers[kind] ?? { type: kind };
  return wanted.endsWith('?') ? { ...schema, type: [schema['type'], 'null'] } : schema;
}

function closed(
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[] = Object.keys(properties),
): JSONSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
