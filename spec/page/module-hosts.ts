import { chromium } from 'playwright-core';
import { Browser } from '../../lib/index.ts';
import type { DocumentHostFactory } from '../../lib/html/records/document-host.ts';
import { flags } from './chromium.ts';
import { moduleCases, moduleProbe } from './module-probe.ts';

/**
 * Titles of graphs that hosts run otherwise, with their names: in a context of Node's strict code may assign to what nobody declared, and
 * no `eval` sees what a module imports.
 */
export const moduleDifferences: Readonly<Record<string, readonly string[]>> = {
  'strict code': ['jsdom'],
  'eval that sees imports': ['happy-dom', 'jsdom'],
};

/** What each module graph does in that browser, by title. */
export async function modulesInChromium(executablePath: string): Promise<Map<string, string>> {
  const browser = await chromium.launch({ executablePath, args: [...flags] });
  try {
    const results = new Map<string, string>();
    const page = await browser.newPage();
    let served: Readonly<Record<string, string>> = {};
    await page.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      const body = served[path];
      return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: 'text/javascript', body });
    });
    for (const [title, texts] of moduleCases) {
      served = texts;
      await page.goto('https://a.example/');
      results.set(title, await page.evaluate<string>(moduleProbe));
    }
    return results;
  } finally {
    await browser.close();
  }
}

/** The same on a host of ours. */
export async function modulesOn(host: () => DocumentHostFactory): Promise<Map<string, string>> {
  const results = new Map<string, string>();
  for (const [title, texts] of moduleCases) {
    const pages = ({ url }: { readonly url: string }): Response => {
      const { pathname } = new URL(url);
      if (pathname === '/') return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
      const body = texts[pathname];
      const headers = { 'content-type': 'text/javascript' };
      return body === undefined ? new Response('', { status: 404 }) : new Response(body, { headers });
    };
    await using browser = new Browser({ host: host(), pages, pageErrors: 'trace' });
    const tab = await browser.open('https://a.example/');
    results.set(title, String(await tab.evaluate(moduleProbe)));
  }
  return results;
}
