import { surroundings } from '../../lib/browser/surroundings.ts';

export type Globals = Parameters<typeof surroundings>[0];
export type Listener = (this: unknown, reason: unknown, promise: Promise<unknown>) => void;

interface Alarm {
  readonly callback: () => void;
  readonly ms: number;
  isHeld: boolean;
  unref(): void;
}

/** A process that emits when the spec says so; what its turns throw is kept. */
export class ProcessDouble {
  listeners: Listener[] = [];
  readonly turns: (() => void)[] = [];
  readonly alarms: Map<number, Alarm> = new Map<number, Alarm>();
  #set = 0;
  /** What the main context calls `process`, if that is another one. */
  real: object | null = null;

  getBuiltinModule(id: string): object {
    if (id === 'node:vm') return { runInThisContext: () => this.real };
    return {
      setImmediate: (callback: () => void) => void this.turns.push(callback),
      setTimeout: (callback: () => void, ms: number) => {
        const alarm: Alarm = { callback, ms, isHeld: true, unref: () => (alarm.isHeld = false) };
        this.alarms.set(this.#set++, alarm);
        return alarm;
      },
      clearTimeout: (alarm: Alarm) => {
        for (const [number, each] of this.alarms) if (each === alarm) this.alarms.delete(number);
      },
    };
  }
  hrtime(): [number, number] {
    return [12, 3_500_000];
  }
  emit(_event: string, ...args: [reason: unknown, promise: Promise<unknown>]): boolean {
    for (const listener of this.listeners) listener.call(this, ...args);
    return this.listeners.length > 0;
  }

  /** False: nobody listens, and the process ends. */
  reject(reason: unknown): boolean {
    return this.emit('unhandledRejection', reason, Promise.resolve());
  }
  around(): ReturnType<typeof surroundings> {
    return surroundings({ process: this as never } as Globals);
  }
}
