import type { BareWindow, DocumentHostFactory } from '../../lib/index.ts';
import type { DocumentHooks } from '../../lib/html/records/document-hooks.ts';

/** A host that remembers for which documents it made windows, so that frames can be made where there is no markup. */
export class RememberingHost {
  readonly factory: DocumentHostFactory<BareWindow>;
  /** Documents that nobody has looked at yet, by the URL that they were made with. */
  readonly unseen: Map<object, string> = new Map();
  readonly #hooks = new WeakMap<object, DocumentHooks>();

  constructor(inner: DocumentHostFactory<BareWindow>) {
    const { name, html } = inner;
    const create: DocumentHostFactory<BareWindow>['create'] = (init) => {
      const host = inner.create(init);
      this.#hooks.set(host.document, init.hooks);
      this.unseen.set(host.document, init.url);
      const replaceDocument = host.replaceDocument.bind(host);
      host.replaceDocument = (next) => {
        replaceDocument(next);
        this.#hooks.set(host.document, next.hooks);
        this.unseen.set(host.document, next.url);
      };
      return host;
    };
    this.factory = { name, html, create };
  }

  hooksOf(document: object): DocumentHooks {
    const hooks = this.#hooks.get(document);
    if (hooks === undefined) throw new Error('Another host made this document.');
    return hooks;
  }
}

/** Pages of all kinds by their paths. */
const headersByPath: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/alone': { 'Cross-Origin-Opener-Policy': 'same-origin' },
  '/popups': { 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' },
  '/boxed': { 'Content-Security-Policy': 'sandbox allow-scripts' },
  '/boxed-popups': { 'Content-Security-Policy': 'sandbox allow-scripts allow-popups' },
};

export function livesPages({ url }: { readonly url: string }): Response {
  const headers = { 'content-type': 'text/html', ...headersByPath[new URL(url).pathname] };
  return new Response('', { headers });
}

export type Policy = 'unsafe-none' | 'same-origin' | 'same-origin-allow-popups';

/** What the page of that URL says of those who share a group with it. */
export function policyOf(url: string): Policy {
  const { pathname } = new URL(url);
  if (pathname === '/alone') return 'same-origin';
  return pathname === '/popups' ? 'same-origin-allow-popups' : 'unsafe-none';
}

/** What a sandbox takes away, as far as it can be seen here. */
export interface Box {
  readonly origin: boolean;
  readonly popups: boolean;
  /** Popups are in it, too. */
  readonly spreads: boolean;
  readonly scripts: boolean;
  /** There is one at all: others than its own cannot be navigated. */
  readonly any: boolean;
}

export const free: Box = { origin: false, popups: false, spreads: false, scripts: false, any: false };

/** By the keywords of a sandbox; null: there is none. */
export function boxOf(sandbox: string | null): Box {
  if (sandbox === null) return free;
  const without = (keyword: string): boolean => !sandbox.split(' ').includes(keyword);
  const [origin, popups] = [without('allow-same-origin'), without('allow-popups')];
  const spreads = without('allow-popups-to-escape-sandbox');
  return { origin, popups, spreads, scripts: without('allow-scripts'), any: true };
}

export function bothBoxes(a: Box, b: Box): Box {
  return {
    origin: a.origin || b.origin,
    popups: a.popups || b.popups,
    spreads: a.spreads || b.spreads,
    scripts: a.scripts || b.scripts,
    any: a.any || b.any,
  };
}

/** What the response of that URL says. */
export function boxOfResponse(url: string): Box {
  if (!url.startsWith('http')) return free;
  const policy = headersByPath[new URL(url).pathname]?.['Content-Security-Policy'];
  return boxOf(policy?.replace('sandbox ', '') ?? null);
}
