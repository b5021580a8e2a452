import { Browser, type DocumentHostFactory, type PageServer, type Tab } from '../../../lib/index.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';

export type Answers = Readonly<Record<string, PageServer>>;

/** A page of `https://a.example/`, and what it and others of that server were asked for, in that order. */
export interface FetchingPage {
  readonly browser: Browser<HappyDomWindow>;
  readonly tab: Tab<HappyDomWindow>;
  /** Method and URL of each request, the page's own aside. */
  readonly asked: string[];
  /** Runs code of the page, and all that follows but timers; what it wrote into `log`. */
  run(code: string): Promise<unknown>;
}

export const js = (code: string, headers: Record<string, string> = {}): Response =>
  new Response(code, { headers: { 'content-type': 'text/javascript', ...headers } });
export const css = (code: string): Response => new Response(code, { headers: { 'content-type': 'text/css' } });
export const png = (): Response => new Response('', { headers: { 'content-type': 'image/png' } });

/** `answers`: by URL; by path for the page's own origin. What is not there is a 404. */
export async function fetchingPageOn(
  host: DocumentHostFactory<HappyDomWindow>,
  answers: Answers = {},
  markup: string = '',
): Promise<FetchingPage> {
  const asked: string[] = [];
  const start = '<!doctype html><script>log = []</script>';
  const pages: PageServer = (request) => {
    const { method, url } = request;
    if (url === 'https://a.example/') return new Response(start + markup, { headers: { 'content-type': 'text/html' } });
    asked.push(`${method} ${url}`);
    const answer = answers[url] ?? (url.startsWith('https://a.example/') ? answers[new URL(url).pathname] : undefined);
    return answer?.(request) ?? new Response('none', { status: 404 });
  };
  const browser = new Browser({ host, pages });
  const tab = await browser.open('https://a.example/');
  const run = async (code: string): Promise<unknown> => {
    await tab.evaluate(`{ ${code} } 0`);
    await browser.settle();
    return await tab.evaluate('log');
  };
  return { browser, tab, asked, run };
}
