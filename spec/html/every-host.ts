import { bare } from '../../lib/hosts/bare/index.ts';
import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory } from '../../lib/html/records/document-host.ts';

/** A window as far as the rules that hold on all hosts use it. */
export type AnyWindow = typeof globalThis & Pick<HappyDomWindow, 'navigator'>;

/** Each host that there is, by its name. */
export const everyHost: readonly (readonly [name: string, host: () => DocumentHostFactory<AnyWindow>])[] = [
  ['bare', bare],
  ['happy-dom', happyDom],
  ['jsdom', jsdom],
].map(([name, host]) => [name, host as () => DocumentHostFactory<object> as () => DocumentHostFactory<AnyWindow>] as never);
