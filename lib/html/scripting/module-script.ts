import type { ModuleRecord } from '../../ecmascript/modules/module-record.ts';

/** What was thrown; boxed, since anything can be. */
export interface Thrown {
  readonly value: unknown;
}

/** HTML, module script: https://html.spec.whatwg.org/multipage/#module-script */
export interface ModuleScript {
  readonly url: string;
  /** What relative specifiers in it are resolved against. */
  readonly baseURL: string;
  /** Null: the text is no module, or asks for a name that leads nowhere. */
  readonly record: ModuleRecord | null;
  /** What it asks for. It was resolved when the script was made: whatever import map comes later, that stays. */
  readonly requests: readonly ResolvedRequest[];
  readonly parseError: Thrown | null;
  /** What running it reports instead of evaluating it. */
  errorToRethrow: Thrown | null;
}

/** What a module asks for, resolved. */
export interface ResolvedRequest {
  readonly url: string;
  readonly type: ModuleType;
}

export type ModuleType = 'javascript' | 'json';
