import { expect } from 'chai';
import { reflectURL } from '../../../lib/hosts/page/reflect-url.ts';

class Element {
  readonly #attributes = new Map<string, string>();
  readonly ownerDocument = { URL: 'https://a.example/page', baseURI: 'https://a.example/base/' };
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
}

describe('an attribute that is a URL', () => {
  it('is resolved against the base URL, and set as it is given', () => {
    class Reflecting extends Element {}
    reflectURL(Reflecting.prototype, 'longDesc');
    reflectURL(Reflecting.prototype, 'action', true);
    const element = new Reflecting() as Reflecting & { longDesc: unknown; action: unknown };
    const absent = [element.longDesc, element.action];

    element.longDesc = 'x';
    element.action = '';

    expect(absent).to.deep.equal(['', 'https://a.example/page']);
    expect([element.longDesc, element.getAttribute('longdesc'), element.action]).to.deep.equal([
      'https://a.example/base/x',
      'x',
      'https://a.example/page',
    ]);
    element.longDesc = 'http://[';
    expect(element.longDesc).to.equal('http://[');
  });
});
