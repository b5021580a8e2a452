import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('new Request()', ({ openPage }) => {
  const thrownBy = (code: string): unknown =>
    openPage().run(`try { ${code}; 'nothing' } catch (e) { [e instanceof TypeError, e.message] }`);

  it('throws a TypeError of the page for what is no URL', () => {
    expect(thrownBy("new Request('http://[')")).to.deep.equal([
      true,
      "Failed to construct 'Request': Failed to parse URL from http://[",
    ]);
  });

  it('throws a TypeError of the page for a URL with a name and a password', () => {
    expect(thrownBy("new Request('https://u:p@a.example/')")).to.have.property('0', true);
  });

  it("has with the mode 'no-cors' a method that a form has", () => {
    const [isTypeError, message] = thrownBy("new Request('/', { mode: 'no-cors', method: 'PUT' })") as [boolean, string];

    expect(isTypeError).to.equal(true);
    expect(message).to.match(/^Failed to construct 'Request': 'PUT'? is unsupported in no-cors mode\.$/);
  });

  it("has with the mode 'no-cors' headers that a form has", () => {
    const init = "{ mode: 'no-cors', headers: { accept: 'a/b', 'x-a': '1', 'content-type': 'application/json' } }";

    expect(openPage().run(`[...new Request('/', ${init}).headers].map(([name]) => name.toLowerCase())`)).to.deep.equal([
      'accept',
    ]);
  });

  it('takes another one, with what it says', () => {
    const page = openPage();

    page.run("a = new Request('/x', { method: 'POST', credentials: 'omit' }); b = new Request(a); c = b.clone()");

    expect(page.run('[b.url, b.method, b.credentials, c instanceof Request, Request.name]')).to.deep.equal([
      'https://a.example/x',
      ...['POST', 'omit', true, 'Request'],
    ]);
  });
});
