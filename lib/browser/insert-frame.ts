import type { Document } from '../html/records/document.ts';
import { createChildNavigable } from '../html/frames/child-navigable.ts';
import type { Navigable } from '../html/records/navigable.ts';
import { assert } from '../infra/assert.ts';
import { parseURL } from './parse-url.ts';

/** How a frame is put into a page. */
export interface FrameOptions {
  /** Its `sandbox` attribute: what it lifts, as `allow-scripts`, or nothing. Default: no sandbox. */
  readonly sandbox?: string;
}

/** Whether a page is parsed as far as where frames are put into it; where there is no markup it always is. */
export function hasBody({ host, userAgent }: Document): boolean {
  return !userAgent.host.html || Reflect.get(host.document, 'body') !== null;
}

/** A frame that was put into a document: in an iframe element at the end of the body; where there is no markup, of the model's alone. */
export function insertFrame(document: Document, url: string | URL, { sandbox }: FrameOptions = {}): Navigable {
  const src = parseURL(url, document.baseURL);
  const { children, host, userAgent } = document;
  if (!userAgent.host.html)
    return createChildNavigable(document, null, { src, srcdoc: null, name: '', sandbox: sandbox ?? null });
  const before = new Set(children.list);
  host.evaluate(`{
    const frame = document.createElement('iframe');
    frame.src = ${JSON.stringify(src)};
    ${sandbox === undefined ? '' : `frame.setAttribute('sandbox', ${JSON.stringify(sandbox)});`}
    document.body.append(frame);
  }`);
  const child = children.list.find((each) => !before.has(each));
  assert(child !== undefined, 'a frame that was inserted is there');
  return child;
}
