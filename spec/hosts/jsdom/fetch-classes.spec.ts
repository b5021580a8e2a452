import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the classes of fetch in jsdom', () => {
  it('take what jsdom makes: blobs, forms, parameters, signals', async () => {
    const page = openPage({ files: { '/x': 'x' } });

    page.run(`data = new FormData(); data.set('f', new File(['text'], 'notes.txt')); data.set('k', 'v');
      for (const body of [new Blob(['blob'], { type: 'a/b' }), new URLSearchParams({ a: 1 }), data, new Uint8Array([104, 105])])
        fetch('/x', { method: 'POST', body, signal: new AbortController().signal }); 0`);
    await page.settle();

    const [blob, parameters, form, bytes] = page.requests;
    expect([blob?.body, blob?.headers['content-type']]).to.deep.equal(['blob', 'a/b']);
    expect([parameters?.body, parameters?.headers['content-type']]).to.deep.equal([
      'a=1',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ]);
    expect(form?.headers['content-type']).to.match(/^multipart\/form-data; boundary=----storageloom/);
    expect(form?.body).to.include('name="k"\r\n\r\nv\r\n');
    expect(bytes?.body).to.equal('hi');
  });

  it('give objects of the page', async () => {
    const page = openPage({ files: { '/x': '{"a":[1]}' } });

    page.run(`const read = async (how) => { const r = await fetch('/x'); const promise = r[how](); return [promise instanceof Promise, await promise] };
      Promise.all(['json', 'arrayBuffer', 'bytes', 'blob', 'text'].map(read)).then((all) => { got = [...all.map(([is]) => is),
        all[0][1].a instanceof Array, all[1][1] instanceof ArrayBuffer, all[2][1] instanceof Uint8Array, all[3][1] instanceof Blob, all[4][1]] }); 0`);
    await page.settle();

    expect(page.run('got')).to.deep.equal([...Array.from({ length: 9 }, () => true), '{"a":[1]}']);
  });

  it('know their instances, and are one for each window', () => {
    const [one, other] = [openPage(), openPage()];

    expect(
      one.run(`[new Request('/x').clone() instanceof Request, new Response('x').headers instanceof Headers, Response.error() instanceof Response,
      new Request('/x').signal instanceof AbortSignal, Request.name, Response.name, Headers.name]`),
    ).to.deep.equal([...[true, true, true, true], ...['Request', 'Response', 'Headers']]);
    expect(one.window.Response === other.window.Response).to.equal(false);
  });
});
