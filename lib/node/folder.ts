import { canParseURL } from '../infra/can-parse-url.ts';
import { readFile, realpath } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, sep } from 'node:path';
import { StorageloomError } from '../infra/failure.ts';
import { existingFolder } from './existing-folder.ts';
import { notFoundPage } from './not-found-page.ts';

/** Answers the requests of pages: what the option `pages` of a Browser takes. */
export type Pages = (request: Request) => Promise<Response>;

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
]);

/**
 * Serves the files below a folder as the pages of one origin: the option `pages` of a Browser.
 *
 * `/` and every path that ends in `/` serve `index.html`; `/tickets` serves the file `tickets`, else `tickets.html`. The query is
 * ignored. What is not there, lies outside the folder (also by way of a symbolic link), or belongs to another origin is a 404,
 * whose page says what was looked for; methods other than GET and HEAD are a 405. Files are read at each request.
 *
 * @param path The folder: relative to the working directory, absolute, or a `file:` URL.
 * @param origin Any URL of the origin that the pages belong to.
 * @throws StorageloomError FOLDER_MISSING when there is no such folder, BAD_OPTION when `path` cannot be one, BAD_URL when `origin` is not a
 * URL with an origin.
 * @example
 * const browser = new Browser({ host: happyDom(), pages: folder('./pages', 'https://shop.example/') });
 * await browser.open('https://shop.example/cart'); // pages/cart.html
 */
export function folder(path: string | URL, origin: string): Pages {
  const servedOrigin = originOf(origin);
  const root = existingFolder(path, 'folder()', 'to serve pages from');
  return async (request) => {
    const url = new URL(request.url);
    if (url.origin !== servedOrigin) {
      return notFound(request, `This folder holds the pages of ${servedOrigin}, and the request is for ${url.origin}.`);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    const names = fileNames(url.pathname);
    if (names === null) return notFound(request, 'Its path names no file below the folder.');
    return (await serve(request, root, names)) ?? notFound(request, `Looked in ${root} for ${names.join(', then for ')}.`);
  };
}

function originOf(text: string): string {
  const origin = canParseURL(text) ? new URL(text).origin : 'null';
  if (origin !== 'null') return origin;
  throw new StorageloomError('BAD_URL', {
    what: `folder() cannot serve pages for the origin '${text}'.`,
    why: 'It is not a URL, or a URL whose origin is opaque.',
    mend: "Give it any URL of the origin, such as 'https://shop.example/'.",
  });
}

/** Paths below the folder to try, in order; null when the path of the URL cannot be one. */
function fileNames(pathname: string): string[] | null {
  const segments: string[] = [];
  for (const encoded of pathname.split('/').slice(1)) {
    const segment = decoded(encoded);
    // An encoded slash would let a segment climb; a backslash and a drive's colon do so on Windows.
    if (segment === null || segment === '..' || /[/\\:\0]/.test(segment)) return null;
    segments.push(segment);
  }
  const last = segments.pop() ?? '';
  const name = [...segments, last === '' ? 'index.html' : last].join('/');
  return extname(basename(name)) === '' ? [name, `${name}.html`] : [name];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

async function serve(request: Request, root: string, names: readonly string[]): Promise<Response | null> {
  for (const name of names) {
    const file = await fileBelow(root, name);
    if (file === null) continue;
    const body = await readFile(file).catch(() => null); // a folder, or a file that vanished or may not be read
    if (body === null) continue;
    const headers = {
      'content-type': contentTypes.get(extname(name).toLowerCase()) ?? 'application/octet-stream',
      'content-length': String(body.length),
    };
    return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers });
  }
  return null;
}

/** The real path of what has that name; null when there is nothing, or when a symbolic link leads out of the folder. */
async function fileBelow(root: string, name: string): Promise<string | null> {
  const real = await realpath(join(root, name)).catch(() => null);
  if (real === null) return null;
  const path = relative(root, real);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : real;
}

function notFound(request: Request, reason: string): Response {
  const page = notFoundPage(request.url, reason);
  return new Response(request.method === 'HEAD' ? null : page, {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
