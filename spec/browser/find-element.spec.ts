import { expect } from 'chai';
import { nearestSelectors } from '../../lib/browser/find-element.ts';
import { openUserPage, refused } from '../ui-events/user-page.ts';

describe('a selector', () => {
  const body =
    '<button id="buy" class="main">Buy</button><button id="bury">Bury</button><a href="/x" data-testid="leave">x</a><b class="x y">y</b>';

  it('that finds nothing is refused with those that were meant, most likely', async () => {
    const { tab, heard } = await openUserPage(body);

    const errors = [
      await refused(tab.click('#by')),
      await refused(tab.click('buton')),
      await refused(tab.click('button.mian')),
      await refused(tab.click('[data-testid=leaf]')),
      await refused(tab.click('#nothing-like-it-at-all')),
    ];

    expect(errors.map(({ code, why }) => [code, why])).to.deep.equal([
      ['NO_ELEMENT', "Near to it are '#buy', '#bury'."],
      ['NO_ELEMENT', "Near to it are 'button'."],
      ['NO_ELEMENT', "Near to it are 'button.main'."],
      ['NO_ELEMENT', "Near to it are '[data-testid=leave]', '[data-testid=\"leave\"]'."],
      ['NO_ELEMENT', 'Nothing there is called nearly so.'],
    ]);
    expect(heard()).to.deep.equal([]);
  });

  it('that finds several is refused, and says which', async () => {
    const { tab } = await openUserPage(`${body}<button>3</button><button>4</button>`);

    const { code, message } = await refused(tab.click('button'));

    expect(code).to.equal('SEVERAL_ELEMENTS');
    expect(message).to.equal(
      "tab.click() found 4 elements for 'button' in tab1 (https://a.example/). A user acts on one, and these are " +
        '<button id="buy" class="main">, <button id="bury">, <button>, …. ' +
        "Write a selector that finds one of them, such as 'button:first-of-type' or the id of it.",
    );
  });

  it('that does not parse, or is none, is refused', async () => {
    const { tab } = await openUserPage(body);

    const errors = [
      await refused(tab.click('text=Buy')),
      await refused(tab.click('')),
      await refused(tab.hover(undefined as never)),
      await refused(tab.focus({} as never)),
    ];

    expect(errors.map(({ code, why }) => [code, why])).to.deep.equal([
      ['BAD_OPTION', 'It does not parse as a CSS selector.'],
      ['BAD_OPTION', 'It does not parse as a CSS selector.'],
      ['BAD_OPTION', 'It names the element.'],
      ['BAD_OPTION', 'It names the element.'],
    ]);
  });
});

describe('an element that is found', () => {
  it('is refused with what a user would have to do first', async () => {
    const { tab } = await openUserPage('<button id="off" disabled>b</button><button id="gone" style="display: none">b</button>');

    const mends = [await refused(tab.click('#off')), await refused(tab.click('#gone'))].map(({ mend }) => mend);

    expect(mends).to.deep.equal([
      'Do first what enables it, and await browser.settle() where that takes tasks.',
      'Do first what a user would have to do, or choose another element.',
    ]);
  });
});

describe('a selector by an attribute', () => {
  for (const [given, meant] of [
    ['[name=nme]', '[name=name]'],
    ['[type=sumbit]', '[type=submit]'],
    ['[href="/hlep"]', '[href="/help"]'],
  ] as const) {
    it(`is compared with those that there are: ${given}`, async () => {
      const { tab } = await openUserPage('<input name="name"><button type="submit">b</button><a href="/help">h</a>');

      const { why } = await refused(tab.click(given));

      expect(why).to.include(`'${meant}'`);
    });
  }

  it('that does not parse has what the host threw as its cause', async () => {
    const { tab } = await openUserPage('');

    expect(await refused(tab.click('text=Buy')))
      .to.have.property('cause')
      .that.has.property('message');
  });
});

describe('the nearest selectors', () => {
  it('are three at most, the nearest first', () => {
    expect(nearestSelectors('#abcd', ['#zzzz', '#axcx', '#abce', '#abcx', '#abce2'])).to.deep.equal(['#abce', '#abcx', '#axcx']);
  });
});
