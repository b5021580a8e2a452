import type { BrowserWindow } from 'happy-dom';
import type { Insides } from './insides.ts';

type Document = BrowserWindow['document'];

// Public identifiers that ask for quirks, in lower case: those that are alike, and those that begin alike.
const quirkyIdentifiers: ReadonlySet<string> = new Set([
  '-//w3o//dtd w3 html strict 3.0//en//',
  '-/w3c/dtd html 4.0 transitional/en',
  'html',
]);
const quirkySystem = 'http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd';
const quirkyBeginnings: readonly string[] = [
  ...['+//silmaril//dtd html pro v0r11 19970101//', '-//as//dtd html 3.0 aswedit + extensions//'],
  ...['-//advasoft ltd//dtd html 3.0 aswedit + extensions//', '-//ietf//dtd html', '-//metrius//dtd metrius presentational//'],
  ...[
    '-//microsoft//dtd internet explorer 2.0 ',
    '-//microsoft//dtd internet explorer 3.0 ',
    '-//netscape comm. corp.//dtd html//',
  ],
  ...['-//netscape comm. corp.//dtd strict html//', "-//o'reilly and associates//dtd html 2.0//"],
  ...["-//o'reilly and associates//dtd html extended 1.0//", "-//o'reilly and associates//dtd html extended relaxed 1.0//"],
  ...[
    '-//sq//dtd html 2.0 hotmetal + extensions//',
    '-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//',
  ],
  ...['-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//', '-//spyglass//dtd html 2.0 extended//'],
  ...['-//sun microsystems corp.//dtd hotjava html//', '-//sun microsystems corp.//dtd hotjava strict html//'],
  ...[
    '-//w3c//dtd html 3 1995-03-24//',
    '-//w3c//dtd html 3.2 draft//',
    '-//w3c//dtd html 3.2 final//',
    '-//w3c//dtd html 3.2//',
  ],
  ...['-//w3c//dtd html 3.2s draft//', '-//w3c//dtd html 4.0 frameset//', '-//w3c//dtd html 4.0 transitional//'],
  ...['-//w3c//dtd html experimental 19960712//', '-//w3c//dtd html experimental 970421//', '-//w3c//dtd w3 html 3.0//'],
  ...['-//w3o//dtd w3 html 3.0//', '-//webtechs//dtd mozilla html 2.0//', '-//webtechs//dtd mozilla html//'],
];
const quirkyWithoutSystem: readonly string[] = ['-//w3c//dtd html 4.01 frameset//', '-//w3c//dtd html 4.01 transitional//'];

/** happy-dom has no modes of documents. Nothing is laid out, so this is all that a page can tell of them. */
// DOM, Document, compatMode.
// https://dom.spec.whatwg.org/#dom-document-compatmode
export function compatMode({ raw, init }: Insides, document: Document): 'BackCompat' | 'CSS1Compat' {
  const isHTML = document !== raw.document || init.contentType === 'text/html';
  // 1
  return isHTML && isQuirky(document, init.url === 'about:srcdoc') ? 'BackCompat' : 'CSS1Compat';
}

// HTML, parsing, the initial insertion mode.
// https://html.spec.whatwg.org/multipage/#the-initial-insertion-mode
function isQuirky({ doctype }: Document, isSrcdoc: boolean): boolean {
  if (isSrcdoc) return false;
  if (doctype === null) return true;
  const [publicId, systemId] = [doctype.publicId.toLowerCase(), doctype.systemId.toLowerCase()];
  const beginsAs = (beginning: string): boolean => publicId.startsWith(beginning);
  if (doctype.name !== 'html' || quirkyIdentifiers.has(publicId) || systemId === quirkySystem) return true;
  return quirkyBeginnings.some(beginsAs) || (systemId === '' && quirkyWithoutSystem.some(beginsAs));
}
