import type { NavigationTimingType } from '../../hr-time/navigation-timing.ts';
import type { Origin } from '../../origin/origin.ts';
import type { OpenerPolicy } from '../policies/opener-policy.ts';
import type { SandboxingFlagSet } from '../policies/sandboxing-flags.ts';

/**
 * What a document is made with, and keeps: of the response, of who asked for it, and of the place where it is shown.
 *
 * HTML, navigation params: https://html.spec.whatwg.org/multipage/#navigation-params
 */
export interface NavigationParams {
  /** Serialized, as it was when the document was made. */
  readonly url: string;
  readonly origin: Origin;
  readonly referrer: string;
  /** MIME type of the response, without parameters: `text/html`. */
  readonly contentType: string;
  /** Status of the response; 200 for those without one. */
  readonly status: number;
  /** The response had `Cache-Control: no-store`. */
  readonly noStore: boolean;
  /** `Last-Modified` of the response; empty without. */
  readonly lastModified: string;
  /** Why the document is shown in place of a page that did not answer, one sentence; null for every other document. */
  readonly errorReason: string | null;
  /** What `about:blank` and `about:srcdoc` resolve relative URLs against: the base URL of the document that made them. */
  readonly aboutBaseURL: string | null;
  /** HTML's final sandboxing flag set. */
  readonly sandboxingFlags: SandboxingFlagSet;
  /** Of a tab's page: with whom it shares its browsing context group. */
  readonly openerPolicy: OpenerPolicy;
  readonly navigationTimingType: NavigationTimingType;
}
