import { unfitness, type SubresourceDestination } from '../../fetch/destination.ts';
import { internalResponse, isNetworkError, type NetworkAnswer, type NetworkError } from '../../fetch/response.ts';
import type { PageRequest } from '../records/document-hooks.ts';
import type { Document } from '../records/document.ts';

const consequences: Readonly<Record<SubresourceDestination, string>> = {
  script: 'the script did not run',
  module: 'the module did not run',
  json: 'the module is not there',
  style: 'the style sheet does not apply',
  image: 'the image is not there',
};

/** Where the status is that of a success, and the content type is that of something else. */
const cures: Readonly<Record<SubresourceDestination, string>> = {
  script: ' Give the answer the content type text/javascript.',
  module: ' Give the answer the content type text/javascript.',
  json: ' Give the answer the content type application/json.',
  style: ' Give the answer the content type text/css.',
  image: ' Give the answer the content type of an image, such as image/png.',
};

/**
 * Tells people of a script, a style sheet or an image that did not come: the page gets an event, for which few pages listen; and of
 * whatever another origin does not share, of which the page is not told why. Where `pages` itself failed that is told already.
 */
export function tellOfAnswer(document: Document, { destination, method, url }: PageRequest, answer: NetworkAnswer): void {
  const { userAgent } = document;
  if (isNetworkError(answer)) {
    const line = lineOf(answer, destination);
    if (line !== null) userAgent.notice(document, line, null);
    return;
  }
  if (destination === undefined) return;
  const consequence = consequences[destination];
  const response = internalResponse(answer);
  const unfit = unfitness(destination, response);
  if (unfit === null) return;
  const { status } = response;
  const isFailure = status < 200 || status > 299;
  const cure = isFailure ? cureOf(status) : cures[destination];
  const line = `${method} ${shortened(url)} was answered ${unfit}: ${consequence}.${cure}`;
  userAgent.notice(document, line, isFailure ? null : { what: destination, url, reason: `it was answered ${unfit}` });
}

function lineOf({ failure, reason, cure }: NetworkError, destination: SubresourceDestination | undefined): string | null {
  if (failure !== undefined || (destination === undefined && cure === undefined)) return null;
  const sentence = destination === undefined ? reason : `${reason.replace(/\.$/, '')}, so ${consequences[destination]}.`;
  return cure === undefined ? sentence : `${sentence} ${cure}`;
}

function cureOf(status: number): string {
  return status === 404 ? ' Let pages answer it.' : '';
}

/** Of a `data:` URL its beginning says enough. */
function shortened(url: string): string {
  return url.startsWith('data:') && url.length > longestData ? `${url.slice(0, longestData)}…` : url;
}

const longestData = 60;
