import { expect } from 'chai';
import { directionOf, hasDirection } from '../../../lib/hosts/page/directionality.ts';
import type { UIElement } from '../../../lib/ui-events/surface.ts';
import { onEachHost } from './each-host.ts';

onEachHost('the direction of a field', ({ openPage }) => {
  for (const [what, markup, expected] of [
    ['is from left to right', '<input>', 'ltr'],
    ['is its own', '<p dir=ltr><input dir=RTL></p>', 'rtl'],
    ['is that of what is around it', '<p dir=rtl><b><input></b></p>', 'rtl'],
    ['is not told by what is no direction', '<p dir=rtl><input dir=x></p>', 'rtl'],
    ['is that of its first letter', '<input dir=auto value="1 שלום">', 'rtl'],
    ['is that of its first letter, be it Latin', '<input dir=auto value="a שלום">', 'ltr'],
    ['is one without a letter, too', '<textarea dir=auto>12</textarea>', 'ltr'],
    ['is that of the first letter around it', '<p dir=auto>سلام<input></p>', 'rtl'],
    ['is from left to right for a telephone number', '<p dir=rtl><input type=tel></p>', 'ltr'],
    ['is what it says for a telephone number as well', '<input type=tel dir=rtl>', 'rtl'],
  ] as const) {
    it(what, () => {
      const { window } = openPage({ markup });

      expect(directionOf(window.document.querySelector('input, textarea') as unknown as UIElement)).to.equal(expected);
    });
  }

  it('is none of fields without a text of their own', () => {
    const types = ['text', 'hidden', 'submit', 'number', 'checkbox', 'file'];
    const { window } = openPage({
      markup: `${types.map((type) => `<input type=${type}>`).join('')}<textarea></textarea><select></select>`,
    });

    const fields = [...window.document.querySelectorAll('input, textarea, select')] as unknown as UIElement[];

    expect(fields.filter(hasDirection).map(({ type }) => type)).to.deep.equal(['text', 'hidden', 'submit', 'textarea']);
  });
});
