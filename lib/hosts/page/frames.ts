import { canParseURL } from '../../infra/can-parse-url.ts';
import type { FrameAttributes } from '../../html/records/document-hooks.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';

/** An iframe element was inserted. IMPL-DEFINED: there is no layout, so every frame counts as one in view, and `loading="lazy"` delays none. */
export function frameInserted(insides: PageInsides, element: PageElement): void {
  if (insides.gone || element.ownerDocument !== insides.raw.document) return;
  const attributes = attributesOf(element);
  insides.hooks.frameInserted(element, attributes);
  insides.namedFrames.add(attributes.name);
}

export function frameRemoved({ gone, hooks, namedFrames }: PageInsides, element: PageElement): void {
  if (gone) return;
  hooks.frameRemoved(element);
  namedFrames.prune();
}

/** An attribute of an iframe element was set or removed. */
export function frameAttributeChanged({ hooks, gone }: PageInsides, element: PageElement, name: string): void {
  if (gone || !element.isConnected) return;
  if (name === 'sandbox') hooks.frameSandboxed(element, element.getAttribute('sandbox'));
  // While there is a srcdoc, it alone counts.
  const counts = name === 'srcdoc' || (name === 'src' && !element.hasAttribute('srcdoc'));
  if (counts) hooks.frameChanged(element, attributesOf(element));
}

function attributesOf(element: PageElement): FrameAttributes {
  const src = element.getAttribute('src');
  const base = element.ownerDocument.baseURI;
  return {
    src: src !== null && src !== '' && canParseURL(src, base) ? new URL(src, base).href : null,
    srcdoc: element.getAttribute('srcdoc'),
    name: element.getAttribute('name') ?? '',
    sandbox: element.getAttribute('sandbox'),
  };
}
