import { StepsTask } from '../../event-loop/task.ts';
import type { MessagePort, PortEnd, PortMessage } from '../records/message-port.ts';
import { deliverMessage } from './deliver-message.ts';
import { serializeWithTransfer } from './structured-transfer.ts';
import { postedMessage } from './told-message.ts';

// HTML, message ports, message port post message steps.
// https://html.spec.whatwg.org/multipage/#message-port-post-message-steps
export function postMessage(port: MessagePort, message: unknown, transfer: readonly object[]): void {
  const { document, end } = port;
  const target = end?.other ?? null;
  // 1 (the caller reads it)
  // 2
  if (transfer.includes(port.object)) {
    const { DOMException } = document.host.realm;
    throw new DOMException("Failed to execute 'postMessage' on 'MessagePort': it transfers the port itself.", 'DataCloneError');
  }
  // 3 to 5 (what takes its target along is never found)
  const serialized = serializeWithTransfer(document, message, transfer);
  // 6
  if (target === null) return;
  // 7
  const receiver = target.port?.document ?? null;
  const told = postedMessage(document, { via: 'port', name: '', serialized, to: 1, target: receiver, targetOrigin: null });
  const queued: PortMessage = { serialized, told, task: null };
  target.queue.push(queued);
  if (target.port?.enabled === true) queueTask(target.port, target, queued);
}

/** What waits, and what comes, is delivered from now on. */
// HTML, message ports, start.
// https://html.spec.whatwg.org/multipage/#dom-messageport-start
export function start(port: MessagePort): void {
  const { end, enabled } = port;
  // 1
  if (end === null || enabled) return;
  port.enabled = true;
  const { document } = port;
  for (const message of end.queue) {
    document.userAgent.fact({ type: 'message-queued', message: message.told.message, document: document.id });
    queueTask(port, end, message);
  }
}

function queueTask(port: MessagePort, { queue }: PortEnd, message: PortMessage): void {
  const { document } = port;
  message.task = new StepsTask('port message queue', document, `message from ${message.told.from}`, () => {
    queue.shift();
    deliver(port, message);
  });
  document.userAgent.kernel.post(message.task, port.lane, 0);
}

// HTML, message ports, message port post message steps, from step 7.
// https://html.spec.whatwg.org/multipage/#message-port-post-message-steps
function deliver({ document, object }: MessagePort, { told, serialized }: PortMessage): void {
  // 7 (the port is where the queue is)
  deliverMessage(document, told, serialized, { origin: '', source: null }, object);
}
