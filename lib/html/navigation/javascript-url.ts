import { sameOriginDomain } from '../../origin/origin.ts';
import { Thrown } from '../../infra/thrown.ts';
import { percentDecode } from '../../fetch/data-url.ts';
import { reportException } from '../document-lifecycle/report-exception.ts';
import type { Document } from '../records/document.ts';
import type { DocumentRequest } from '../records/session-history-entry.ts';

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
export function evaluateJavaScriptURL(
  document: Document,
  url: string,
  { initiatorOrigin = null }: DocumentRequest,
): EvaluatedURL | null {
  if (initiatorOrigin !== null && !sameOriginDomain(initiatorOrigin, document.origin)) return null;
  if (!document.scripting || document.destroyed) return null;
  // 1, 2
  const encodedScriptSource = url.slice('javascript:'.length);
  // 3
  const scriptSource = percentDecoded(encodedScriptSource);
  // 4 to 6 (the document's)
  // 7
  const { scripts } = document.userAgent;
  let result: unknown;
  scripts.prepareToRunScript();
  try {
    result = document.host.evaluate(scriptSource, url);
  } catch (error) {
    reportException(document, new Thrown(error, document.userAgent.realmOwners.modules));
    return null;
  } finally {
    scripts.cleanUpAfterRunningScript();
  }
  // 8 to 11
  return typeof result === 'string' ? { markup: result } : null;
}

function percentDecoded(text: string): string {
  try {
    return percentDecode(text);
  } catch {
    return text;
  }
}
