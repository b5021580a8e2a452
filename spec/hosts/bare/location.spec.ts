import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('location of a bare window', () => {
  it('has the parts of the URL', () => {
    const { location } = openBare('https://a.example:8443/dir/page?q#f').window;

    const { href, origin, protocol, host, hostname, port, pathname, search, hash } = location;

    expect([href, String(location)]).to.deep.equal(Array(2).fill('https://a.example:8443/dir/page?q#f'));
    expect([origin, protocol, host, hostname, port]).to.deep.equal([
      'https://a.example:8443',
      'https:',
      'a.example:8443',
      'a.example',
      '8443',
    ]);
    expect([pathname, search, hash]).to.deep.equal(['/dir/page', '?q', '#f']);
  });

  it('goes to what setting each of its parts gives', () => {
    const { hooks, window } = openBare();
    const parts = {
      protocol: 'http',
      host: 'b.example:81',
      hostname: 'c.example',
      port: '82',
      pathname: '/x',
      search: 'x',
      hash: 'x',
    };

    for (const [part, value] of Object.entries(parts)) Reflect.set(window.location, part, value);

    expect(hooks.calls).to.deep.equal(
      [
        'http://a.example/dir/page?q#f',
        'https://b.example:81/dir/page?q#f',
        'https://c.example/dir/page?q#f',
        'https://a.example:82/dir/page?q#f',
        'https://a.example/x?q#f',
        'https://a.example/dir/page?x#f',
        'https://a.example/dir/page?q#x',
      ].map((url) => ['navigate', url, { cause: 'script', replace: false }]),
    );
  });
});
