import { expect } from 'chai';
import { reportStyle } from '../../../../lib/trace/views/html/style.ts';

describe('the style of a report', () => {
  it('follows what its reader prefers: colours, motion, forced colours', () => {
    for (const preference of ['prefers-color-scheme:dark', 'prefers-reduced-motion', 'forced-colors:active']) {
      expect(reportStyle).to.contain(`@media(${preference}`);
    }
  });

  it('loads nothing, and ends no element', () => {
    expect(reportStyle).not.to.match(/url\(|@import|[<\n]/);
  });
});
