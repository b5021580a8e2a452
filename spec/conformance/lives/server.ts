import { Browser, type BareWindow, type BrowserOptions, type DocumentHostFactory, type Tab } from '../../../lib/index.ts';

/** How the pages of a server answer, by path; a function is asked each time. What is not there is an empty page. */
export type Answers = Readonly<Record<string, (request: Request) => Response | Promise<Response>>>;

/** Opens `url` in a new Browser whose server answers so; `asked` has the requests: `GET /path`. */
export async function openServed(
  host: DocumentHostFactory<BareWindow>,
  url: string,
  answers: Answers,
  options: Partial<BrowserOptions> = {},
): Promise<{ readonly tab: Tab; readonly browser: Browser; readonly asked: string[] }> {
  const asked: string[] = [];
  const browser = new Browser({
    ...options,
    host,
    pages(request) {
      const { pathname, search } = new URL(request.url);
      asked.push(`${request.method} ${pathname}${search}`);
      return answers[pathname]?.(request) ?? page();
    },
  });
  const tab = await browser.open(url);
  asked.length = 0;
  return { tab, browser, asked };
}

/** A page of HTML. */
export function page(markup = '', headers: Readonly<Record<string, string>> = {}, status = 200): Response {
  return new Response(markup, { status, headers: { 'content-type': 'text/html', ...headers } });
}

/** A response without a body. */
export function bodiless(status: number, location?: string): Response {
  return new Response(null, { status, ...(location === undefined ? {} : { headers: { location } }) });
}
