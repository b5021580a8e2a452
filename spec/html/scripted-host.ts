import { BareHost } from '../../lib/hosts/bare/host.ts';
import type { BareWindow } from '../../lib/hosts/bare/bare-window.ts';
import type { DeferredScript, DocumentHost, DocumentHostFactory, ScriptSource } from '../../lib/html/records/document-host.ts';

/** What the pages of a scripted host do instead of what they do by default. */
export interface Pages {
  scriptsOf?(markup: string): readonly string[];
  parse?(host: DocumentHost<BareWindow>, markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
}

/** Bare windows whose pages are programs: by default the text of a response is JavaScript, and parsing it means running it. */
export function scripted({ scriptsOf, parse }: Pages = {}): DocumentHostFactory<BareWindow> {
  return {
    name: 'scripted',
    html: true,
    create(init) {
      const host: DocumentHost<BareWindow> = new BareHost(init);
      const run = (markup: string): readonly DeferredScript[] => {
        try {
          host.evaluate(markup);
        } catch (error) {
          init.hooks.reportException(error);
        }
        init.hooks.checkpoint();
        return [];
      };
      const needed = (markup: string): object[] =>
        (scriptsOf?.(markup) ?? []).map((url) => ({ key: url, url, crossOrigin: null }));
      Object.defineProperty(host, 'scriptsOf', { value: needed });
      Object.defineProperty(host, 'parse', {
        value: (markup: string, scripts: ReadonlyMap<string, ScriptSource>) =>
          parse === undefined ? run(markup) : parse(host, markup, scripts),
      });
      return host;
    },
  };
}

/** A server whose pages are given by path; what is not there has the status 404. */
export function served(pages: Readonly<Record<string, string>>): (request: Request) => Response {
  return ({ url }) => {
    const text = pages[new URL(url).pathname];
    return new Response(text ?? '', { status: text === undefined ? 404 : 200, headers: { 'content-type': 'text/html' } });
  };
}
