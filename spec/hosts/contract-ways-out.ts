import { expect } from 'chai';
import { deliver, type Open } from './contract-setup.ts';

export function wayOutRules(open: Open): void {
  it('includes closing', () => {
    const { hooks, window } = open();

    window.close();

    expect(hooks.calls).to.deep.equal([['close']]);
  });

  it('includes a storage event that script makes and dispatches at the window, heard or not, and none that the model fires', () => {
    const page = open();
    const event = new page.window.Event('storage');

    page.window.dispatchEvent(event);
    page.window.dispatchEvent(new page.window.Event('other'));
    deliver(page, new page.host.Event('storage'));

    expect(page.hooks.calls.filter(([hook]) => hook === 'storageEventDispatched')).to.deep.equal([
      ['storageEventDispatched', event],
    ]);
  });

  it('includes the referrer', () => {
    const { document } = open();

    expect(document.referrer).to.equal('https://from.example/');
  });

  it('leaves javascript: URLs to the model, as any other', () => {
    const { hooks, window } = open();

    window.location.href = 'javascript:ran = 1';
    window.location.assign('javascript:2');
    window.open('javascript:3', '_self');

    expect(hooks.calls).to.deep.equal([
      ['navigate', 'javascript:ran = 1', { cause: 'script', replace: false }],
      ['navigate', 'javascript:2', { cause: 'script', replace: false }],
      ['open', 'javascript:3', '_self', ''],
    ]);
    expect(window['ran']).to.equal(undefined);
  });

  it('has nothing of the focus, which nothing here has', () => {
    const { hooks, window } = open();

    window.focus();
    window.blur();

    expect(hooks.calls).to.deep.equal([]);
  });
}

export function openRules(open: Open): void {
  it("goes to the model, with a URL resolved against the document's, and gives what the model gives", () => {
    const { hooks, window } = open();
    const opened = {};
    hooks.opened = opened;

    const result = window.open('popup', 'name', 'width=1');

    expect(result === opened).to.equal(true);
    expect(hooks.calls).to.deep.equal([['open', 'https://a.example/dir/popup', 'name', 'width=1']]);
  });

  it('has no URL, the target _blank and no features by default; null as features is empty, too', () => {
    const { hooks, window } = open();

    window.open();
    window.open('', undefined, null);

    expect(hooks.calls).to.deep.equal([
      ['open', null, '_blank', ''],
      ['open', null, '_blank', ''],
    ]);
  });

  it('does nothing about targets: the model decides', () => {
    const { hooks, window } = open();

    const answers = ['', '_self', '_parent', '_TOP', null].map((target) => window.open('', target));

    expect(hooks.calls.map((call) => call[2])).to.deep.equal(['', '_self', '_parent', '_TOP', 'null']);
    expect(answers).to.deep.equal([null, null, null, null, null]);
  });

  it('converts its arguments to strings, each once and in their order', () => {
    const { hooks, window } = open();
    const order: string[] = [];
    const text = (name: string): object => ({ toString: () => (order.push(name), name) });

    window.open(text('u'), text('t'), text('f'));

    expect(order).to.deep.equal(['u', 't', 'f']);
    expect(hooks.calls).to.deep.equal([['open', 'https://a.example/dir/u', 't', 'f']]);
    for (const position of [0, 1, 2]) {
      const args = ['', '', ''].with(position, Symbol('s') as never);
      expect(() => window.open(...args)).to.throw(window['TypeError'] as typeof TypeError);
    }
  });

  it('throws a SyntaxError of the window for what is no URL, and opens nothing', () => {
    const { hooks, window } = open();

    expect(() => window.open('http://['))
      .to.throw(window.DOMException)
      .with.property('name', 'SyntaxError');
    expect(hooks.calls).to.deep.equal([]);
  });
}

export function domainRules(open: Open): void {
  it("is the model's, who gets what page code gave", () => {
    const { hooks, document } = open();
    const given = { toString: () => 'example' };

    Reflect.set(document, 'domain', given);

    expect(document.domain).to.equal('a.example');
    expect(hooks.calls[0]?.[1] === given).to.equal(true);
    expect(hooks.calls.map(([name]) => name)).to.deep.equal(['setDomain']);
  });
}

export function blobRules(open: Open): void {
  it("makes and revokes blob URLs through the model, which gets the blob's type and text", async () => {
    const { hooks, host, window } = open();

    const url = host.evaluate('blob = new Blob(["<p>"], { type: "text/html" }); URL.createObjectURL(blob)');
    window.URL.revokeObjectURL('blob:https://a.example/x');

    const given = hooks.calls[0]?.[1] as Parameters<typeof hooks.createObjectURL>[0];
    expect(url).to.equal('blob:https://a.example/1');
    expect([given.type, await given.text()]).to.deep.equal(['text/html', '<p>']);
    expect(hooks.calls[1]).to.deep.equal(['revokeObjectURL', 'blob:https://a.example/x']);
  });

  it('throws a TypeError of the window for what is no Blob', () => {
    const { hooks, window, host } = open();
    const { URL } = window;

    for (const value of ['text', null, {}, { type: 'text/html' }]) {
      expect(() => URL.createObjectURL(value as never)).to.throw(host.realm.TypeError, "not of type 'Blob'");
    }
    expect(() => Reflect.apply(URL.createObjectURL, URL, [])).to.throw(host.realm.TypeError, '1 argument required');
    expect(() => Reflect.apply(URL.revokeObjectURL, URL, [])).to.throw(host.realm.TypeError, '1 argument required');
    expect(hooks.calls).to.deep.equal([]);
  });

  it("is the window's own class, the same at each access, of which its objects are instances", () => {
    const [first, second] = [open(), open()];

    first.window.URL.createObjectURL = () => 'replaced';

    expect(first.host.evaluate('URL === window.URL && new URL("a", "https://b.example/") instanceof URL')).to.equal(true);
    expect(first.host.evaluate('new URL("a", "https://b.example/").href + URL.canParse("x")')).to.equal(
      'https://b.example/afalse',
    );
    expect(second.host.evaluate('URL.createObjectURL(new Blob([]))')).to.equal('blob:https://a.example/1');
  });
}
