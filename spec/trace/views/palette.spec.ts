import { expect } from 'chai';
import { palettes, style, variables } from '../../../lib/trace/views/palette.ts';

/** WCAG 2, relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Behind the step at which a report is. */
const marked = { light: '#fff3c4', dark: '#3a3215' };

describe('the colours of pictures', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`contrast with what is behind texts, ${theme}`, () => {
      const { back, line: _line, acts: _acts, ...tones } = palettes[theme];

      for (const [tone, colour] of Object.entries(tones)) {
        expect(contrast(colour, back), tone).to.be.at.least(4.5);
        expect(contrast(colour, marked[theme]), `${tone}, marked`).to.be.at.least(4.5);
      }
    });

    it(`are in the rules themselves for one theme, ${theme}`, () => {
      expect(style(theme))
        .to.contain(palettes[theme].write)
        .and.not.match(/var\(|@media/);
    });
  }

  it('are variables that the preference of whoever looks decides', () => {
    expect(style('auto')).to.contain(`.sl{${variables('light')}}`);
    expect(style('auto')).to.contain(`@media(prefers-color-scheme:dark){.sl{${variables('dark')}}}`);
    expect(style('auto')).to.contain('fill:var(--sl-write)');
  });

  it('are left to the page that a picture is in', () => {
    expect(style('page'))
      .to.contain('var(--sl-back)')
      .and.not.match(/#[0-9a-f]{6}|@media/);
  });
});
