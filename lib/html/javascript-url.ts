import { sameOriginDomain } from '../origin/origin.ts';
import { percentDecode } from './data-url.ts';
import type { Document } from './document.ts';
import type { DocumentRequest } from './session-history-entry.ts';

/** What a `javascript:` URL leads to. */
export interface EvaluatedURL {
  readonly markup: string;
}

/**
 * Runs a `javascript:` URL in the document that it would replace, if whoever asked may script it. Null: the document stays, because
 * the script gave no string.
 */
// HTML, navigation, evaluate a javascript: URL.
// https://html.spec.whatwg.org/multipage/#evaluate-a-javascript:-url
export function evaluateJavaScriptURL<W extends object>(
  document: Document<W>,
  url: string,
  { initiatorOrigin = null }: DocumentRequest,
): EvaluatedURL | null {
  if (initiatorOrigin !== null && !sameOriginDomain(initiatorOrigin, document.origin)) return null;
  if (!document.scripting || document.destroyed) return null;
  // 1 to 3
  const encodedScriptSource = url.slice('javascript:'.length);
  const scriptSource = percentDecoded(encodedScriptSource);
  // 4 to 10
  let result: unknown;
  try {
    result = document.host.evaluate(scriptSource, url);
  } catch (error) {
    document.reportException('exception', error);
    return null;
  }
  // 11 to 13
  return typeof result === 'string' ? { markup: result } : null;
}

function percentDecoded(text: string): string {
  try {
    return percentDecode(text);
  } catch {
    return text;
  }
}
