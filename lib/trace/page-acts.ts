import type { Fact } from '../event-loop/observer.ts';

type ActType =
  | 'cookie-read'
  | 'cookie-written'
  | 'dialog'
  | 'refused'
  | 'console'
  | 'event-dispatched'
  | 'channel-opened'
  | 'channel-closed'
  | 'message-posted'
  | 'message-refused'
  | 'lock-requested';

const acts: ReadonlySet<string> = new Set<ActType>([
  ...(['cookie-read', 'cookie-written', 'dialog', 'refused', 'console', 'event-dispatched'] as const),
  ...(['channel-opened', 'channel-closed', 'message-posted', 'message-refused', 'lock-requested'] as const),
]);

/** Whether it is what code of a page does, or of a test in its place: outside of tasks it begins a step. */
export function isPageAct(fact: Fact): fact is Extract<Fact, { readonly type: ActType }> {
  return acts.has(fact.type);
}
