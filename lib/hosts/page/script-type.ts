import { isJavaScriptType } from '../../fetch/mime-type.ts';
import type { ScriptRequest } from '../../html/records/document-host.ts';

interface Attributes {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

export type ScriptType = 'classic' | 'module' | 'importmap' | null;

// HTML, scripting, prepare the script element, steps 8 to 12.
// https://html.spec.whatwg.org/multipage/#prepare-the-script-element
export function scriptType(element: Attributes): ScriptType {
  const type = element.getAttribute('type');
  const language = element.getAttribute('language');
  const stated = type ?? (language === null || language === '' ? '' : `text/${language}`);
  const name = stated.trim().toLowerCase();
  if (name === '' || isJavaScriptType(name)) return 'classic';
  return name === 'module' || name === 'importmap' ? name : null;
}

/** Whether the parser waits for this script or defers it, so that its text has to be there beforehand. */
export function isParserRun(element: Attributes): boolean {
  return scriptType(element) === 'classic' && !element.hasAttribute('async') && !element.hasAttribute('nomodule');
}

/** What an external script is asked for with. Another `crossorigin` makes it another request. */
export function scriptRequest(url: string, element: Attributes): ScriptRequest {
  const crossOrigin = element.getAttribute('crossorigin');
  return { key: crossOrigin === null ? url : `${crossOrigin.toLowerCase()} ${url}`, url, crossOrigin };
}
