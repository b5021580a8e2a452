import { parseRefresh } from './declarative-refresh.ts';
import type { Document } from '../records/document.ts';

/** Has a document replaced by another one, or by itself again, some time after it has loaded. `go` navigates it. */
// HTML, semantics, shared declarative refresh steps.
// https://html.spec.whatwg.org/multipage/#shared-declarative-refresh-steps
export function declareRefresh(document: Document, content: string, base: string, go: (url: string) => void): void {
  // 1
  if (document.lifecycle.refresh !== null || document.sandboxingFlags.has('sandboxed automatic features')) return;
  // 2 to 11
  const refresh = parseRefresh(content, base);
  // 12 (not for what says nothing)
  if (refresh === null) return;
  const { delayMs, url } = refresh;
  const start = (): void => void document.clocks.timers.setRefresh(() => go(url ?? document.url), delayMs);
  document.lifecycle.refresh = start;
  // 13
  if (document.lifecycle.loaded) start();
}
