import type { Fact } from '../event-loop/observer.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import { kinds, type Chunk, type ChunkState } from './chunk.ts';
import type { FrequentEvent, TraceEvent } from './trace-event.ts';

/** The members of an event whose texts may have been cut, in the order of the texts. */
const textMembers: Readonly<Record<number, readonly string[]>> = {
  [kinds.queued]: ['label'],
  [kinds.read]: ['key', 'value'],
  [kinds.wrote]: ['key', 'oldValue', 'newValue'],
  [kinds.refused]: ['key'],
  [kinds.unchanged]: ['key', 'value'],
  [kinds.fired]: ['key', 'oldValue', 'newValue', 'url'],
  [kinds.unheard]: ['key', 'oldValue', 'newValue', 'url'],
};

/** Builds the first `count` events of a chunk, one by one; the first of them is event number `first` of the trace. */
export function* eventsOf(chunk: Chunk, count: number, first: number): Generator<TraceEvent> {
  const state: ChunkState = { ...chunk.state, outer: [...chunk.state.outer] };
  for (let slot = 0; slot < count; slot++) {
    const body = bodyAt(chunk, slot, state.step);
    if (body.type === 'time') state.ms = body.now;
    if (body.type === 'task-started' || body.type === 'outside-started') {
      state.outer.push(state.step);
      state.step = state.stepCount++;
    }
    const step = body.type === 'task-queued' ? body.by : state.step;
    const event: TraceEvent = { i: first + slot, ms: state.ms, step, ...body };
    const cut = cutsAt(chunk, slot);
    yield cut === null ? event : { ...event, cut };
    if (body.type === 'task-ended' || body.type === 'outside-ended') state.step = state.outer.pop() ?? -1;
  }
}

function bodyAt(chunk: Chunk, slot: number, step: number): FrequentEvent | Fact {
  const kind = chunk.numbers[slot * 4];
  const task = chunk.numbers[slot * 4 + 1]!;
  const text = chunk.texts[slot * 4]!;
  switch (kind) {
    case kinds.queued:
      return queuedAt(chunk, slot, step);
    case kinds.started:
      return { type: 'task-started', task, lane: text, natural: chunk.numbers[slot * 4 + 2] === 1 };
    case kinds.ended:
      return { type: 'task-ended', task };
    case kinds.removed:
      return { type: 'task-removed', task, reason: text as RemovalReason };
    case kinds.held:
      return { type: 'task-held', task };
    case kinds.returned:
      return { type: 'task-returned', task };
    case kinds.checkpoint:
      return { type: 'checkpoint' };
    case kinds.time:
      return { type: 'time', now: chunk.times[slot * 2 + 1]! };
    case kinds.fact:
      return chunk.facts![slot]!;
    default:
      return storageEventAt(chunk, slot);
  }
}

function queuedAt(chunk: Chunk, slot: number, step: number): FrequentEvent {
  const owner = chunk.numbers[slot * 4 + 2]!;
  return {
    type: 'task-queued',
    task: chunk.numbers[slot * 4 + 1]!,
    source: chunk.texts[slot * 4 + 2] as TaskSource,
    lane: chunk.texts[slot * 4 + 1]!,
    document: owner === -1 ? null : owner,
    label: chunk.texts[slot * 4]!,
    by: step,
  };
}

function storageEventAt(chunk: Chunk, slot: number): FrequentEvent {
  const [kind, number, document, c] = chunk.numbers.subarray(slot * 4, slot * 4 + 4) as Int32Array &
    [number, number, number, number];
  const area = chunk.areas[number]!;
  const [key, oldValue, newValue, url] = chunk.texts.slice(slot * 4, slot * 4 + 4) as [
    string,
    string | null,
    string | null,
    string,
  ];
  switch (kind) {
    case kinds.read:
      return { type: 'storage-read', area, document, key, value: oldValue, length: c };
    case kinds.unchanged:
      return { type: 'storage-unchanged', area, document, key, value: oldValue };
    case kinds.refused:
      return { type: 'write-refused', area, document, key, units: c };
    case kinds.fired:
      return { type: 'event-fired', area, document, task: c, key, oldValue, newValue, url };
    case kinds.unheard:
      return { type: 'event-fired', area, document, task: c, key, oldValue, newValue, url, listeners: false };
    default:
      if (key === null) return { type: 'storage-cleared', area, document };
      if (newValue === null) return { type: 'storage-removed', area, document, key, oldValue };
      return { type: 'storage-written', area, document, key, oldValue, newValue };
  }
}

function cutsAt(chunk: Chunk, slot: number): Readonly<Record<string, number>> | null {
  if (chunk.cuts === null) return null;
  const cut: Record<string, number> = {};
  for (const [which, member] of (textMembers[chunk.numbers[slot * 4]!] ?? []).entries()) {
    const units = chunk.cuts[slot * 4 + which]!;
    if (units > 0) cut[member] = units;
  }
  return Object.keys(cut).length === 0 ? null : cut;
}
