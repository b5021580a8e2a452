import { innerOf } from '../../lib/browser/inner.ts';
import type { Document } from '../../lib/html/records/document.ts';
import type { AnyBrowser } from '../../lib/index.ts';

/** The document that a tab shows, or its first frame: `tab1`, `tab1/frame1`. */
export function documentOf(browser: AnyBrowser, name: string): Document {
  const { documents } = innerOf(browser).userAgent;
  const found = documents.all().find((document) => document.navigable.name === name && document.active);
  if (found === undefined) throw new Error(`${name} shows no document.`);
  return found;
}
