/** One event of a Chrome trace. */
export interface ChromeEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly id: number;
  readonly bp?: string;
  readonly cat?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface Slice {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

export function eventsOf(text: string): readonly ChromeEvent[] {
  const { traceEvents } = JSON.parse(text) as { readonly traceEvents: readonly ChromeEvent[] };
  return traceEvents;
}

/** Which rules of the format the events break, so that a viewer would draw something else than is meant. */
export function faultsOf(events: readonly ChromeEvent[]): readonly string[] {
  const tracks = new Map<string, Slice[]>();
  for (const { ph, name, pid, tid, ts, dur } of events) {
    if (ph !== 'X') continue;
    const slices = tracks.get(`${pid} ${tid}`) ?? [];
    tracks.set(`${pid} ${tid}`, slices);
    slices.push({ name, begin: nanoseconds(ts), end: nanoseconds(ts) + nanoseconds(dur) });
  }
  return [...nesting(tracks), ...flows(events, tracks), ...names(events)];
}

/** A viewer counts in whole nanoseconds. */
function nanoseconds(µs: number): number {
  return Math.round(µs * 1000);
}

function* nesting(tracks: ReadonlyMap<string, readonly Slice[]>): Generator<string> {
  for (const [track, slices] of tracks) {
    const open: Slice[] = [];
    for (const slice of [...slices].sort((a, b) => a.begin - b.begin || b.end - a.end)) {
      if (slice.end <= slice.begin) yield `${track}: ${slice.name} has no length`;
      while (open.length > 0 && open.at(-1)!.end <= slice.begin) open.pop();
      if (open.length > 0 && open.at(-1)!.end < slice.end) yield `${track}: ${slice.name} reaches out of ${open.at(-1)!.name}`;
      open.push(slice);
    }
  }
}

function* flows(events: readonly ChromeEvent[], tracks: ReadonlyMap<string, readonly Slice[]>): Generator<string> {
  const ends = new Map<number, string>();
  for (const { ph, id, bp, pid, tid, ts } of events) {
    if (ph !== 's' && ph !== 'f') continue;
    const at = nanoseconds(ts);
    const around = (tracks.get(`${pid} ${tid}`) ?? []).some(({ begin, end }) => begin <= at && at < end);
    if (!around) yield `flow ${id}: its ${ph} is in no slice`;
    if (ph === 'f' && bp !== 'e') yield `flow ${id} binds to the next slice`;
    ends.set(id, `${ends.get(id) ?? ''}${ph}`);
  }
  for (const [id, found] of ends) if (found !== 'sf') yield `flow ${id} is ${found}`;
}

function* names(events: readonly ChromeEvent[]): Generator<string> {
  const named = new Set(events.filter(({ ph }) => ph === 'M').map(({ name, pid, tid }) => `${name} ${pid} ${tid}`));
  for (const { ph, pid, tid } of events) {
    if (!named.has(`process_name ${pid} undefined`)) yield `process ${pid} has no name`;
    if (ph !== 'M' && ph !== 'C' && !named.has(`thread_name ${pid} ${tid}`)) yield `thread ${pid} ${tid} has no name`;
    if (pid < 1) yield `process ${pid} is the system's`;
  }
}
