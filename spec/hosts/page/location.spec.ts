import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

const byScript = { cause: 'script', replace: false };

onEachHost('navigation', ({ openPage }) => {
  it('by each part of location is asked of the model, with the URL that would result', () => {
    const page = openPage({ url: 'https://a.example/dir/p?q#f' });

    page.run(`location = '/1'; document.location = '/2'; window.location.href = '3'; location.assign('4'); location.search = 'n'; location.port = 8080;
      location.pathname = '/z'; location.protocol = 'http:'; location.host = 'b.example'; location.hostname = 'c.example'; location.hash = 'g'; location.hash = '#f'`);

    expect(page.calls).to.deep.equal(
      [
        'https://a.example/1',
        'https://a.example/2',
        'https://a.example/dir/3',
        'https://a.example/dir/4',
        'https://a.example/dir/p?n#f',
        'https://a.example:8080/dir/p?q#f',
        'https://a.example/z?q#f',
        'http://a.example/dir/p?q#f',
        'https://b.example/dir/p?q#f',
        'https://c.example/dir/p?q#f',
        'https://a.example/dir/p?q#g',
      ].map((url) => ['navigate', url, byScript]),
    );
    expect(page.run('[location.href, String(location), location.origin, document.URL]')).to.deep.equal([
      'https://a.example/dir/p?q#f',
      'https://a.example/dir/p?q#f',
      'https://a.example',
      'https://a.example/dir/p?q#f',
    ]);
  });

  it('by replace, reload and traversal is told apart', () => {
    const page = openPage();

    page.run('location.replace("/r"); location.reload(); history.back(); history.forward(); history.go(-2); history.go()');

    expect(page.calls).to.deep.equal([
      ['navigate', 'https://a.example/r', { cause: 'script', replace: true }],
      ['reload'],
      ['traverse', -1],
      ['traverse', 1],
      ['traverse', -2],
      ['traverse', 0],
    ]);
  });

  it('to what is no URL throws a SyntaxError DOMException', () => {
    const page = openPage();

    page.run('try { location.href = "http://[" } catch (e) { got = [e.name, e.code, e instanceof Error] }');

    expect(page.run('got')).to.deep.equal(['SyntaxError', 12, true]);
  });

  it('by window.open and window.close goes to the model', () => {
    const page = openPage();

    const opened = page.run('[open("/w", "name", "popup"), open("", "_self")]');
    page.run('close()');

    expect(opened).to.deep.equal([null, null]);
    expect(page.calls).to.deep.equal([['open', 'https://a.example/w', 'name', 'popup'], ['open', null, '_self', ''], ['close']]);
  });

  it('that happy-dom tries by itself comes to nothing', () => {
    const page = openPage();

    page.host.setURL('https://a.example/moved');

    expect(page.run('[location.href, document.baseURI]')).to.deep.equal(['https://a.example/moved', 'https://a.example/moved']);
  });
});
