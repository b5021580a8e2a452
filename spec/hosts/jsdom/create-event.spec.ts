import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('createEvent of jsdom', () => {
  it("makes a StorageEvent of the window's class, which has to be initialized", () => {
    const page = openPage();
    page.run('StorageEvent = class StorageEvent extends Event { initStorageEvent(type) { this.initEvent(type) } }; 0');

    const made = page.run(`e = document.createEvent('StorageEvent'); const seen = [e instanceof StorageEvent];
      try { dispatchEvent(e) } catch (error) { seen.push(error.name) }
      e.initStorageEvent('storage'); seen.push(dispatchEvent(e)); seen`);

    expect(made).to.deep.equal([true, 'InvalidStateError', true]);
  });

  it('leaves all others to jsdom', () => {
    expect(openPage().run("document.createEvent('UIEvents') instanceof UIEvent")).to.equal(true);
  });
});
