import type { Document } from '../html/records/document.ts';
import { StorageloomError } from '../infra/failure.ts';

/** ADOPTED: `call` is nothing that can be done to a tab whose window somebody else made. */
export function refusedForAdopted(call: string, name: string): StorageloomError {
  return new StorageloomError('ADOPTED', {
    what: `${call} cannot be done: ${name} shows a window that was adopted.`,
    why: 'Whoever made that window loads it, navigates it and runs its code.',
    mend: 'Do it with their means; for a tab that can, call browser.open(tab.url). dispose() of the adopted tab gives the window back.',
  });
}

/** HOST_WITHOUT_HTML, or ADOPTED: there is nobody whom a person could touch. */
export function withoutHTML({ navigable: { name }, adopted, userAgent }: Document, call: string): StorageloomError {
  if (adopted !== null) return refusedForAdopted(`${name}.${call}()`, name);
  return new StorageloomError('HOST_WITHOUT_HTML', {
    what: `${name} cannot ${call}.`,
    why: `Its windows are those of the host ${userAgent.host.name}, which has no elements that a user could act on.`,
    mend: "Make the Browser with host: happyDom(), from 'storageloom/happy-dom'.",
  });
}
