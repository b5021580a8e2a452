import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { folder } from '../../lib/node/index.ts';

describe('folder', () => {
  let outer: string;
  let root: string;

  before(() => {
    outer = mkdtempSync(join(tmpdir(), 'storageloom-folder-'));
    root = join(outer, 'pages');
    mkdirSync(join(root, 'help'), { recursive: true });
    writeFileSync(join(outer, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'index.html'), '<p>start');
    writeFileSync(join(root, 'tickets.html'), '<p>tickets');
    writeFileSync(join(root, 'plain'), 'no extension');
    writeFileSync(join(root, 'help', 'index.html'), '<p>help');
    writeFileSync(join(root, 'a b.txt'), 'space');
    writeFileSync(join(root, 'photo.PNG'), new Uint8Array([137, 80, 78, 71, 255]));
    for (const name of ['s.js', 'm.mjs', 's.css', 'd.json', 'i.svg', 'i.ico', 'x.bin']) writeFileSync(join(root, name), name);
    symlinkSync(join(outer, 'secret.txt'), join(root, 'way-out.txt'));
    symlinkSync(outer, join(root, 'up'));
    symlinkSync(join(root, 'tickets.html'), join(root, 'alias.html'));
  });

  after(() => rmSync(outer, { recursive: true }));

  async function get(path: string, method = 'GET'): Promise<{ status: number; type: string | null; body: string }> {
    const response = await folder(root, 'https://a.example/')(new Request(`https://a.example${path}`, { method }));
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  }

  it('serves the file that the path names', async () => {
    const response = await get('/tickets.html');

    expect(response).to.deep.equal({ status: 200, type: 'text/html; charset=utf-8', body: '<p>tickets' });
  });

  it('serves index.html for a path that ends in a slash', async () => {
    const [start, help] = [await get('/'), await get('/help/')];

    expect([start.body, help.body]).to.deep.equal(['<p>start', '<p>help']);
  });

  it('tries .html for a name without extension, after the name itself', async () => {
    const [tickets, plain] = [await get('/tickets'), await get('/plain')];

    expect([tickets.body, plain.body]).to.deep.equal(['<p>tickets', 'no extension']);
  });

  it('does not heed the query', async () => {
    const response = await get('/tickets?flight=../../secret.txt');

    expect(response.body).to.equal('<p>tickets');
  });

  it('decodes the path', async () => {
    const response = await get('/a%20b.txt');

    expect(response.body).to.equal('space');
  });

  it('gives each kind of file its content type, whatever the case of the extension', async () => {
    const paths = ['/s.js', '/m.mjs', '/s.css', '/d.json', '/i.svg', '/photo.PNG', '/i.ico', '/a b.txt', '/x.bin'];

    const types = await Promise.all(paths.map(async (path) => (await get(path)).type));

    expect(types).to.deep.equal([
      'text/javascript; charset=utf-8',
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
      'application/json',
      'image/svg+xml',
      'image/png',
      'image/x-icon',
      'text/plain; charset=utf-8',
      'application/octet-stream',
    ]);
  });

  it('serves bytes as they are', async () => {
    const response = await folder(root, 'https://a.example/')(new Request('https://a.example/photo.PNG'));

    expect([...new Uint8Array(await response.arrayBuffer())]).to.deep.equal([137, 80, 78, 71, 255]);
  });

  it('answers HEAD with the headers alone', async () => {
    const serve = folder(root, 'https://a.example/');

    const found = await serve(new Request('https://a.example/tickets', { method: 'HEAD' }));
    const missing = await serve(new Request('https://a.example/none', { method: 'HEAD' }));

    expect([found.status, found.headers.get('content-length'), await found.text()]).to.deep.equal([200, '10', '']);
    expect([missing.status, await missing.text()]).to.deep.equal([404, '']);
  });

  it('allows no other method', async () => {
    const response = await folder(root, 'https://a.example/')(new Request('https://a.example/', { method: 'POST', body: 'x' }));

    expect([response.status, response.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
  });

  it('says in a page of its own what was asked for and what was looked for', async () => {
    const response = await get('/flights');

    expect(response.status).to.equal(404);
    expect(response.type).to.equal('text/html; charset=utf-8');
    expect(response.body).to.match(/^<!doctype html>/);
    expect(response.body).to.include('https://a.example/flights');
    expect(response.body).to.include('for flights, then for flights.html');
    expect(response.body).to.include(root);
  });

  it('finds no page where there is a folder', async () => {
    const response = await get('/help');

    expect(response.status).to.equal(404);
  });

  it('has no pages of another origin', async () => {
    const serve = folder(root, 'https://a.example/');

    const response = await serve(new Request('http://a.example/tickets'));

    expect(response.status).to.equal(404);
    expect(await response.text())
      .to.include('the pages of https://a.example,')
      .and.to.include('http://a.example');
  });

  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/help/..%2f..%2fsecret.txt',
    '/help%00.html',
    '/C%3a/secret.txt',
    '/%ff',
    '/%2fetc%2fpasswd',
    '/way-out.txt',
    '/up/secret.txt',
  ]) {
    it(`keeps what lies outside of the folder to itself: ${path}`, async () => {
      const response = await get(path);

      expect(response.status).to.equal(404);
      expect(response.body).not.to.equal('secret');
    });
  }

  it('follows a symbolic link that stays inside', async () => {
    const response = await get('/alias');

    expect(response.body).to.equal('<p>tickets');
  });

  it('takes a file: URL, and any URL of the origin', async () => {
    const serve = folder(pathToFileURL(root), 'https://a.example/some/where?x');

    const response = await serve(new Request('https://a.example/tickets'));

    expect(response.status).to.equal(200);
  });

  it('refuses a folder that does not exist, at once', () => {
    expect(() => folder(join(root, 'nowhere'), 'https://a.example/'))
      .to.throw(StorageloomError, 'Nothing has that name.')
      .with.property('code', 'FOLDER_MISSING');
    expect(() => folder(join(root, 'tickets.html'), 'https://a.example/')).to.throw(StorageloomError, 'is not a folder');
  });

  it('refuses what is not an origin', () => {
    expect(() => folder(root, 'a.example'))
      .to.throw(StorageloomError)
      .with.property('code', 'BAD_URL');
    expect(() => folder(root, 'data:text/html,x'))
      .to.throw(StorageloomError)
      .with.property('code', 'BAD_URL');
  });
});
