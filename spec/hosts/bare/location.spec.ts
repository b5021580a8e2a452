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

  const parts = {
    protocol: ['http', 'http://a.example/dir/page?q#f'],
    host: ['b.example:81', 'https://b.example:81/dir/page?q#f'],
    hostname: ['b.example', 'https://b.example/dir/page?q#f'],
    port: ['81', 'https://a.example:81/dir/page?q#f'],
    pathname: ['/x', 'https://a.example/x?q#f'],
    search: ['?x', 'https://a.example/dir/page?x#f'],
    hash: ['x', 'https://a.example/dir/page?q#x'],
  } as const;
  for (const [part, [value, url]] of Object.entries(parts)) {
    it(`navigates when its ${part} is set`, () => {
      const { hooks, window } = openBare();

      Reflect.set(window.location, part, value);

      expect(hooks.calls).to.deep.equal([['navigate', url, { cause: 'script', replace: false }]]);
    });
  }

  it('stays for the same fragment, and for a protocol that is not of the web', () => {
    const { hooks, window } = openBare();
    const local = openBare('file:///a', 'null');

    window.location.hash = '#f';
    window.location.protocol = 'data';
    local.window.location.protocol = 'about';

    expect([...hooks.calls.slice(1), ...local.hooks.calls]).to.deep.equal([]);
  });

  it('requires a URL', () => {
    const { location } = openBare().window;

    expect(() => Reflect.apply(location.assign, location, [])).to.throw(TypeError, '1 argument required');
    expect(() => Reflect.apply(location.replace, location, [])).to.throw(TypeError, '1 argument required');
  });
});
