import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { traceSchema } from '../../lib/trace/schema.ts';

const ajv = new Ajv2020({ discriminator: true, allErrors: false, strictTypes: false });
ajv.addSchema(traceSchema, 'trace');

/** Whether it is what `toJSON()` of a trace gives. */
export const isTrace: ValidateFunction = ajv.getSchema('trace') as ValidateFunction;

/** Whether it is a line of `toJSONL()`, from the second on. */
export const isEvent: ValidateFunction = ajv.getSchema('trace#/$defs/event') as ValidateFunction;

export const isHeader: ValidateFunction = ajv.getSchema('trace#/$defs/header') as ValidateFunction;

/** What the schema says against it; empty: nothing. */
export function faultsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
