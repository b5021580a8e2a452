import { expect } from 'chai';
import { described, editingHost, isDisabled, isFocusable } from '../../lib/ui-events/elements.ts';
import type { Surface, UIElement } from '../../lib/ui-events/surface.ts';
import { openUserPage, refused } from './user-page.ts';

async function elements(body: string): Promise<(id: string) => UIElement> {
  const { tab } = await openUserPage(body);
  return (id) => tab.document.getElementById(id) as unknown as UIElement;
}

const surface = { isRendered: () => true } as unknown as Surface;

describe('an element', () => {
  it('calls itself by its name and two of its attributes', async () => {
    const of = await elements('<input id="a" class="b" name="c"><p id="p" class=""></p>');

    expect([described(of('a')), described(of('p'))]).to.deep.equal(['<input id="a" class="b">', '<p id="p">']);
  });

  it('is in the element that can be edited around it, unless one in between says otherwise', async () => {
    const of = await elements('<div contenteditable id="d"><b id="b"></b><p contenteditable="FALSE"><i id="i"></i></p></div>');

    expect([editingHost(of('b')), editingHost(of('i'))]).to.deep.equal([of('d'), null]);
  });

  it('is disabled by a fieldset around it, but in its legend, and an option by its group', async () => {
    const of =
      await elements(`<fieldset disabled id="f"><legend><button id="l"></button></legend><button id="b"></button><p id="p"></p></fieldset>
      <select id="s"><optgroup disabled><option id="o"></option></optgroup></select>`);

    expect(['f', 'l', 'b', 'p', 's', 'o'].filter((id) => isDisabled(of(id)))).to.deep.equal(['f', 'b', 'o']);
  });

  it('can have the focus by itself, or by tabindex, and not while it is disabled or inert', async () => {
    const of =
      await elements(`<a id="a"></a><a id="link" href="/"></a><button id="off" disabled></button><p id="tab" tabindex="-1"></p>
      <p id="p"></p><p inert><button id="inert"></button></p><textarea id="t"></textarea><div id="e" contenteditable></div>`);

    const all = ['a', 'link', 'off', 'tab', 'p', 'inert', 't', 'e'];
    expect(all.filter((id) => isFocusable(surface, of(id)))).to.deep.equal(['link', 'tab', 't', 'e']);
  });
});

describe('what can have the focus', () => {
  for (const [what, markup, can] of [
    ['no hidden field', '<div id="x"><input type="hidden"></div>', false],
    ['nothing for a tabindex that is no number', '<p id="x" tabindex="first">x</p>', false],
    ['a number as its tabindex', '<p id="x" tabindex="-1">x</p>', true],
    ['nothing that says it cannot be edited', '<p id="x" contenteditable="false">x</p>', false],
    ['what can be edited', '<p id="x" contenteditable>x</p>', true],
  ] as const) {
    it(`is decided by its markup: ${what}`, async () => {
      const { tab, run } = await openUserPage(markup);

      await tab.focus('#x').catch(() => undefined);

      expect(run("document.activeElement.id === 'x'")).to.equal(can);
    });
  }
});

describe('a legend of a disabled fieldset', () => {
  it('keeps enabled what is in it, and not what is in a fieldset around that', async () => {
    const { tab, heard } = await openUserPage(
      '<fieldset disabled><legend><button id="a">a</button></legend></fieldset>' +
        '<fieldset disabled><div><fieldset><legend><button id="b">b</button></legend></fieldset></div></fieldset>',
      ['pressing'],
    );

    await tab.click('#a');
    const { code } = await refused(tab.click('#b'));

    expect([heard().at(-1), code]).to.deep.equal(['click a', 'NOT_ACTIONABLE']);
  });
});
