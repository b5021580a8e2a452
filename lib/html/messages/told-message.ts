import type { MessageVia } from '../../event-loop/message-fact.ts';
import type { Fact } from '../../event-loop/observer.ts';
import { kindOf, memberOf } from '../../infra/arguments.ts';
import type { Document } from '../records/document.ts';
import type { Serialized, ToldMessage } from '../records/message-port.ts';
import { shownMessage } from './shown-message.ts';

/** What is posted: `to`: how many can receive it. */
export interface Posted {
  readonly via: MessageVia;
  readonly name: string;
  readonly serialized: Serialized;
  readonly to: number;
  /** The document that it goes to; null: none is there. */
  readonly target: Document | null;
  /** The origin that it is for, serialized; null: any. */
  readonly targetOrigin: string | null;
}

/** Tells that a document posts a message. To be called right before the tasks that deliver it are queued. */
export function postedMessage({ id, navigable, userAgent }: Document, posted: Posted): ToldMessage {
  const { via, name, serialized, to, target, targetOrigin } = posted;
  const { ids, observer } = userAgent;
  const data = observer === null ? '' : shownMessage(serialized);
  const told = { message: ids.nextMessage(), via, name, data, from: navigable.name };
  if (observer !== null) {
    const whom = target === null ? {} : { target: target.id };
    const whose = targetOrigin === null ? {} : { targetOrigin };
    observer.fact({ type: 'message-posted', message: told.message, document: id, via, name, data, to, ...whom, ...whose });
  }
  return told;
}

/** Tells that the task of a message fires an event at a document, or at `target`, something in it. */
export function firedMessage(
  { host, id, userAgent }: Document,
  { message, via, name, data }: Omit<ToldMessage, 'from'>,
  kind: 'message' | 'messageerror',
  target?: object,
): void {
  if (userAgent.observer === null) return;
  const listeners = host.hasListener?.(kind, target) === false ? ({ listeners: false } as const) : {};
  userAgent.fact({ type: 'message-fired', message, document: id, via, name, kind, data, ...listeners });
}

/** Carries out what sends a message, and tells where it throws, before whoever called it hears. */
export function sending<T>({ id, userAgent }: Document, via: MessageVia, name: string, steps: () => T): T {
  if (userAgent.observer === null) return steps();
  try {
    return steps();
  } catch (thrown) {
    const error = memberOf(thrown, 'name');
    userAgent.fact({
      ...({ type: 'message-refused', document: id, via, name } as const),
      error: typeof error === 'string' ? error : kindOf(thrown),
    });
    throw thrown;
  }
}

/** Tells that the task of a message ran, and no event was fired. */
export function droppedMessage(
  { id, userAgent }: Document,
  { message, via, name }: ToldMessage,
  reason: Extract<Fact, { readonly type: 'message-dropped' }>['reason'],
): void {
  userAgent.fact({ type: 'message-dropped', message, document: id, via, name, reason });
}
