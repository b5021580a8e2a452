import type { Fact, MessageVia } from '../../event-loop/observer.ts';
import type { Document } from '../records/document.ts';
import type { Serialized, ToldMessage } from '../records/message-port.ts';
import { shownMessage } from './shown-message.ts';

/** What is posted: `to`: how many can receive it. */
export interface Posted {
  readonly via: MessageVia;
  readonly name: string;
  readonly serialized: Serialized;
  readonly to: number;
}

/** Tells that a document posts a message. To be called right before the tasks that deliver it are queued. */
export function postedMessage({ id, navigable, userAgent }: Document, { via, name, serialized, to }: Posted): ToldMessage {
  const { ids, observer } = userAgent;
  const data = observer === null ? '' : shownMessage(serialized);
  const told = { message: ids.nextMessage(), via, name, data, from: navigable.name };
  if (observer !== null) {
    observer.fact({ type: 'message-posted', message: told.message, document: id, via, name, data, to });
  }
  return told;
}

/** Tells that the task of a message fires an event at a document, or at something in it. */
export function firedMessage({ id, userAgent }: Document, told: ToldMessage, kind: 'message' | 'messageerror'): void {
  const { message, via, name, data } = told;
  userAgent.fact({ type: 'message-fired', message, document: id, via, name, kind, data });
}

/** Tells that the task of a message ran, and no event was fired. */
export function droppedMessage(
  { id, userAgent }: Document,
  { message, via, name }: ToldMessage,
  reason: Extract<Fact, { readonly type: 'message-dropped' }>['reason'],
): void {
  userAgent.fact({ type: 'message-dropped', message, document: id, via, name, reason });
}
