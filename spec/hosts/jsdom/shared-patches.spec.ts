import { createRequire } from 'node:module';
import { expect } from 'chai';
import { implOf, prototypes } from '../../../lib/hosts/jsdom/internals.ts';
import { applySharedPatches } from '../../../lib/hosts/jsdom/shared-patches.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';
import { openPage } from './open-page.ts';

interface Window {
  readonly document: { body: { innerHTML: string }; querySelector(selector: string): { contentWindow: object | null } | null };
  close(): void;
}

const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new (html: string) => { readonly window: Window } };

const all = (): unknown[] => Object.values(prototypes).map((prototype) => Object.getOwnPropertyDescriptors(prototype));

describe('what all windows of jsdom share', () => {
  it('is as it was when the patches are taken off', () => {
    const before = all();
    const patches = new Patches();

    applySharedPatches(patches);
    const between = all();
    patches.undo();

    expect(between).not.to.deep.equal(before);
    expect(all()).to.deep.equal(before);
  });

  it('changes nothing in a window that is not of the model, beside one that is', () => {
    const page = openPage();
    const { window } = new JSDOM('<iframe src="about:blank"></iframe>');

    const { contentWindow = null } = window.document.querySelector('iframe') ?? {};
    window.close();
    page.host.destroy();

    expect(contentWindow === null).to.equal(false);
    expect(page.calls).to.deep.equal([]);
  });

  it('refuses a submitter that is none of the form', () => {
    const page = openPage({ markup: '<form></form><button></button><input>' });
    const thrown = (selector: string): unknown =>
      page.run(
        `try { document.forms[0].requestSubmit(document.querySelector('${selector}')) } catch (e) { name_ = e.name } name_`,
      );

    expect([thrown('button'), thrown('input')]).to.deep.equal(['NotFoundError', 'TypeError']);
    expect(page.calls).to.deep.equal([]);
  });

  it('give no document of jsdom to a frame', () => {
    const page = openPage({ markup: '<iframe></iframe>' });
    const impl = implOf(page.host.evaluate('document.querySelector("iframe")') as object);

    expect(Reflect.get(impl as object, 'contentDocument')).to.equal(null);
  });
});
