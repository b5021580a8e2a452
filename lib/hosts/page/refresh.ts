import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';

/** A `meta` element was inserted: the model hears of `<meta http-equiv="refresh">`, and does the rest. */
export function refreshBy({ hooks, raw }: PageInsides, meta: PageElement): void {
  if (meta.ownerDocument !== raw.document || meta.getAttribute('http-equiv')?.toLowerCase() !== 'refresh') return;
  const content = meta.getAttribute('content') ?? '';
  if (content !== '') hooks.refresh(content, raw.document.baseURI);
}
