import { PropertySymbol, type Event as HappyEvent, type EventTarget, type Node } from 'happy-dom';
import { begin, end, isStopped, listenAtNode, listenAtWindow, trust } from './events.ts';
import type { Insides } from './insides.ts';
import { stamp } from './time-stamps.ts';

const capturingPhase = 1;
const atTarget = 2;
const bubblingPhase = 3;

/**
 * Fires a trusted event at a node, and at all around it up to the window, with a checkpoint after each listener. happy-dom's own dispatch
 * has no checkpoints, and its elements do what they do on a click in the middle of it. False: a listener cancelled it.
 *
 * DOM, events, dispatch: https://dom.spec.whatwg.org/#concept-event-dispatch
 */
export function fireAtNode(insides: Insides, event: HappyEvent, node: Node): boolean {
  const after = (): void => insides.hooks.checkpoint();
  trust(event);
  begin(event, node);
  stamp(event, insides.hooks.timeStamp());
  const path: readonly EventTarget[] = event.composedPath();
  const isWindow = (target: EventTarget): boolean => target === insides.raw || target === insides.proxy;
  const invoke = (target: EventTarget, phase: 'capturing' | 'bubbling'): void => {
    if (isStopped(event)) return;
    if (isWindow(target)) {
      listenAtWindow(insides, phase, event, after);
      return;
    }
    event[PropertySymbol.currentTarget] = target;
    listenAtNode(insides, target, phase, event, after);
  };
  for (const target of path.toReversed()) {
    event[PropertySymbol.eventPhase] = target === node ? atTarget : capturingPhase;
    invoke(target, 'capturing');
  }
  for (const target of event.bubbles ? path : path.slice(0, 1)) {
    event[PropertySymbol.eventPhase] = target === node ? atTarget : bubblingPhase;
    invoke(target, 'bubbling');
  }
  return end(event);
}
