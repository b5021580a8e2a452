import { bare } from '../hosts/bare/index.ts';
import { Trace } from '../trace/reader.ts';
import { Recorder } from '../trace/recorder.ts';
import { defaultLimits, type BrowserOptions } from './options.ts';

/** The recorder of a Browser's traces, null where it has none, and what reads it. */
export interface Watched {
  readonly recorder: Recorder | null;
  readonly trace: Trace;
}

/** `run`: what the first run has. */
export function watch<W extends object>(
  { host, trace: level = 'full', limits = {} }: BrowserOptions<W>,
  run: { readonly scheduler: string; readonly seed: number },
): Watched {
  const known = { host: (host ?? bare()).name, engine: 'standard', ...run };
  if (level === 'off') {
    const header = { storageloom: 'trace', version: 1, ...known, dropped: 0 } as const;
    return { recorder: null, trace: new Trace({ header, events: () => [], off: true }) };
  }
  const { traceEvents: capacity = defaultLimits.traceEvents } = limits;
  const recorder = new Recorder({ ...known, level, capacity });
  return { recorder, trace: new Trace(recorder) };
}
