/** The files of a project that uses the installed package, by name. */
export const projectFiles: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true }',
  'missing.mjs': `import { Browser } from 'storageloom';
import { vite } from 'storageloom/vite';
const codeOf = (promise) => promise.then(() => 'none', ({ code }) => code);
const tab = await new Browser({ loader: vite() }).open('https://a.example/');
console.log([await codeOf(import('storageloom/jsdom')), await codeOf(tab.import('./session.ts', import.meta.url))].join());
`,
  'brand.mjs': `import { StorageloomError } from 'storageloom';
import { createRequire } from 'node:module';
const required = createRequire(import.meta.url)('storageloom');
console.log(StorageloomError === required.StorageloomError ? 'one brand' : 'two brands');
`,
  'brand.cjs': `const { StorageloomError } = require('storageloom');
import('storageloom').then((imported) => console.log(StorageloomError === imported.StorageloomError ? 'one brand' : 'two brands'));
`,
  'scenario.mjs': `export const needs = 'html';
export default async (browser) => {
  const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
  one.localStorage.setItem('k', 'v');
  await browser.settle();
  return \`heard: \${two.heard.map(({ key, newValue }) => \`\${key}=\${newValue}\`).join()}\`;
};
`,
  'session.ts': `export let user: string | null = localStorage.getItem('user');
export const signIn = (name: string): void => localStorage.setItem('user', (user = name));
window.addEventListener('storage', ({ newValue }: StorageEvent) => (user = newValue));
`,
  'modules.mjs': `import { Browser } from 'storageloom';
import { vite } from 'storageloom/vite';
const browser = new Browser({ loader: vite() });
const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
const [inOne, inTwo] = [await one.import('./session.ts', import.meta.url), await two.import('./session.ts', import.meta.url)];
inOne.signIn('ada');
await browser.settle();
console.log(inTwo.user);
`,
};
