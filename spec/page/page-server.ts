import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** An ECMAScript package in `node_modules`: where a bare import of it leads. */
export interface Package {
  readonly name: string;
  /** Of its module, below its folder. */
  readonly entry: string;
}

interface Manifest {
  readonly main?: string;
  readonly module?: string;
  readonly exports?: string | { readonly default?: string; readonly import?: string | { readonly import?: string } };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages that `root` needs at run time, and those that they need. */
export async function runtimePackages(root: string): Promise<readonly Package[]> {
  const found = new Map<string, Package>();
  const names = Object.keys((await manifestOf(root)).dependencies ?? {});
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (found.has(name)) continue;
    const manifest = await manifestOf(join(root, 'node_modules', name));
    found.set(name, { name, entry: entryOf(manifest) });
    names.push(...Object.keys(manifest.dependencies ?? {}));
  }
  return [...found.values()];
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function entryOf({ exports, module, main }: Manifest): string {
  const conditions = typeof exports === 'object' ? exports : null;
  const imported = typeof conditions?.import === 'object' ? conditions.import.import : conditions?.import;
  const exported = typeof exports === 'string' ? exports : (imported ?? conditions?.default);
  return normalize(exported ?? module ?? main ?? 'index.js');
}

/** An empty page in which bare imports of the package, and of the packages that it needs, find their modules. */
export function pageFor(packages: readonly Package[]): string {
  const needed = packages.map(({ name, entry }) => [name, `/node_modules/${name}/${entry}`]);
  const entries = [
    ['storageloom', '/dist/index.js'],
    ['storageloom/explore', '/dist/explore/index.js'],
  ];
  const imports = Object.fromEntries([...entries, ...needed]) as Record<string, string>;
  return `<!doctype html>
<meta charset="utf-8">
<title>storageloom</title>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
`;
}

/** Serves `page` at `/`, and below each path of `folders` the scripts of that folder, on a free port of this machine. */
export async function serve(page: string, folders: ReadonlyMap<string, string>): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    void answer(page, folders, new URL(request.url ?? '/', 'http://localhost').pathname).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

async function answer(page: string, folders: ReadonlyMap<string, string>, path: string): Promise<Answer> {
  if (path === '/') return { status: 200, type: 'text/html; charset=utf-8', body: page };
  for (const [prefix, folder] of folders) {
    if (!path.startsWith(prefix)) continue;
    const file = await scriptAt(join(folder, normalize(`/${path.slice(prefix.length)}`)));
    if (file !== null) return { status: 200, type: 'text/javascript; charset=utf-8', body: await readFile(file) };
  }
  return { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no such script.' };
}

/** tldts imports its own modules without their endings, as a bundler allows. */
async function scriptAt(path: string): Promise<string | null> {
  const candidates = ['.js', '.mjs'].includes(extname(path)) ? [path] : [`${path}.js`, join(path, 'index.js')];
  for (const candidate of candidates) if ((await stat(candidate).catch(() => null))?.isFile()) return candidate;
  return null;
}
