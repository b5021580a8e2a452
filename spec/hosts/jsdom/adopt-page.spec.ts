import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('classes and functions of a window of jsdom', () => {
  it("are of the page's realm: no constructor of one leads out of it", () => {
    const members = [
      ...['Event', 'Node.prototype.appendChild', 'HTMLInputElement', 'getComputedStyle', 'DOMParser', 'alert', 'close'],
      ...['document.createElement', 'Object.getOwnPropertyDescriptor(Node.prototype, "textContent").get', 'URL.canParse'],
    ];
    const page = openPage();

    expect(
      page.run(`[${members.join()}].map((member) => member?.constructor === undefined || member instanceof Function)`),
    ).to.deep.equal(members.map(() => true));
  });

  it('leaves those that two windows share as they are', () => {
    openPage();

    expect(Object.getPrototypeOf(Request.prototype.clone)).to.equal(Function.prototype);
  });
});
