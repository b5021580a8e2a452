import { parseRefresh } from './declarative-refresh.ts';
import type { Document } from './document.ts';

/** Has a document replaced by another one, or by itself again, some time after it has loaded. `go` navigates it. */
// HTML, semantics, shared declarative refresh steps.
// https://html.spec.whatwg.org/multipage/#shared-declarative-refresh-steps
export function declareRefresh<W extends object>(
  document: Document<W>,
  content: string,
  base: string,
  go: (url: string) => void,
): void {
  // 1
  if (document.refresh !== null || document.sandboxingFlags.has('sandboxed automatic features')) return;
  // 2 to 12
  const refresh = parseRefresh(content, base);
  if (refresh === null) return;
  // 13, 14
  const { delayMs, url } = refresh;
  document.refresh = () => void document.timers.set(() => go(url ?? document.url), delayMs, false);
  if (document.loaded) document.refresh();
}
