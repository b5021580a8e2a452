import { Browser, late, type DocumentHostFactory, type PageError, type Tab } from '../../../lib/index.ts';

/** How a server answers; a text is the body. */
export interface Answer {
  readonly body?: string;
  /** Default: by the end of the path; of JavaScript where there is none. */
  readonly type?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In virtual time. Default: at once. */
  readonly afterMs?: number;
}

export type Answers = Readonly<Record<string, string | Answer>>;

/** A page whose scripts write into `log`. */
export interface ModulePage {
  readonly tab: Tab;
  /** Paths that were asked for, the page's own aside; of other origins whole URLs. */
  readonly asked: readonly string[];
  /** Runs code of the page and all that follows but timers; what was logged. */
  run(code: string): Promise<unknown>;
  /** What was logged, after all that follows. */
  log(): Promise<unknown>;
  /** Lets virtual time pass. */
  advance(ms: number): Promise<void>;
  /** What was reported to the window: `TypeError: message`. */
  messages(): string[];
  /** The same with its place: `TypeError /m.js:1:2`. */
  faults(): string[];
}

export const origin = 'https://a.example';

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  css: 'text/css',
  html: 'text/html',
  txt: 'text/plain',
};

/** `markup` is that of `/dir/page`; `answers` are by path, or by URL for other origins. All else is 404. */
export async function openModulePage(
  host: DocumentHostFactory<object>,
  markup: string,
  answers: Answers = {},
): Promise<ModulePage> {
  const asked: string[] = [];
  const browser = new Browser<object>({
    host,
    pageErrors: 'trace',
    async pages({ url }) {
      const { origin: asksOf, pathname, search, href } = new URL(url);
      const path = asksOf === origin ? pathname + search : href;
      if (path === '/dir/page') return new Response(`<script>var log = []</script>${markup}`, typed('text/html'));
      asked.push(path);
      return await answered(path, answers[path] ?? { status: 404 });
    },
  });
  const tab: Tab<object> = await browser.open(`${origin}/dir/page`);
  const run = async (code: string): Promise<unknown> => {
    await tab.evaluate(`{ ${code} } 0`);
    await browser.settle();
    return await tab.evaluate('log');
  };
  return {
    tab: tab as unknown as Tab,
    asked,
    run,
    log: () => run(''),
    advance: async (ms) => void (await browser.advance(ms)),
    messages: () => tab.errors.map(({ message }) => message),
    faults: () => tab.errors.map(faultOf),
  };
}

function faultOf({ message, url, line, column }: PageError): string {
  return `${message.split(':')[0]} ${url.replace(origin, '')}:${line}:${column}`;
}

function typed(type: string | null): ResponseInit {
  return type === null ? {} : { headers: { 'content-type': type } };
}

async function answered(path: string, answer: string | Answer): Promise<Response> {
  const { body = '', type, status = 200, headers = {}, afterMs = 0 } = typeof answer === 'string' ? { body: answer } : answer;
  const end = /\.(\w+)(?:\?.*)?$/.exec(path)?.[1] ?? '';
  const contentType = type === undefined ? (types[end] ?? 'text/javascript') : type;
  const content = status === 204 || (status > 300 && status < 309) ? null : new TextEncoder().encode(body);
  const response = new Response(content, { status, headers: { ...typed(contentType).headers, ...headers } });
  return (afterMs === 0 ? response : late(response, afterMs)) as Response;
}
