import type { Tone } from '../row.ts';

/** What has a colour: the tones of texts, and parts of the drawing. */
export type Hue = Tone | 'back' | 'line' | 'acts';

/** `auto`: what whoever looks prefers. The others are for programs that know no preference and no variables, such as those for slides. */
export type Theme = 'auto' | 'light' | 'dark';

/** `page`: the page that the drawing is in has the variables. */
export type PictureTheme = Theme | 'page';

type Colours = Readonly<Record<Hue, string>>;

const light: Colours = {
  ...{ back: '#ffffff', line: '#aab2bd', acts: '#c9d8f0' },
  ...{ plain: '#1b1f24', dim: '#5b6470', title: '#1b1f24', write: '#8a4b00', read: '#0a5c8a' },
  ...{ event: '#7d1f96', message: '#0b6461', good: '#1a6b2f', bad: '#b3122b', leak: '#b3122b' },
};
const dark: Colours = {
  ...{ back: '#14171c', line: '#525c69', acts: '#2b3f5c' },
  ...{ plain: '#e6e9ee', dim: '#9aa4b2', title: '#e6e9ee', write: '#f0b35a', read: '#6cc4f5' },
  ...{ event: '#d9a0f0', message: '#62d0c9', good: '#7bd88f', bad: '#ff8f9c', leak: '#ff8f9c' },
};

/** Colours by hue, for texts with at least 4.5:1 over `back`. */
export const palettes: Readonly<Record<'light' | 'dark', Colours>> = { light, dark };

const hues = Object.keys(light) as Hue[];
const tones = hues.filter((hue) => hue !== 'back' && hue !== 'line' && hue !== 'acts');

/** Rules of CSS by which the drawing has its colours. All names begin with `sl-`, since a page may hold the drawing. */
export function style(theme: PictureTheme): string {
  const colour = (hue: Hue): string => (theme === 'light' || theme === 'dark' ? palettes[theme][hue] : `var(--sl-${hue})`);
  const rules = [
    '.sl text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;unicode-bidi:isolate}',
    `.sl-page{fill:${colour('back')}}`,
    '.sl-row{fill:transparent}',
    ...[...tones, 'acts' as const].map((hue) => `.sl-${hue}{fill:${colour(hue)}}`),
    ...tones.map((tone) => `.sl-s-${tone}{stroke:${colour(tone)}}`),
    `.sl-life,.sl-rule{stroke:${colour('line')};fill:none}`,
    '.sl-rail{stroke-dasharray:2 3;fill:none}',
    `.sl-waits{fill:none;stroke:${colour('dim')};stroke-dasharray:2 2}`,
    `.sl-open{fill:${colour('back')}}`,
    '.sl .sl-title,.sl .sl-leak{font-weight:bold}',
  ];
  return theme === 'auto' ? `${byPreference()}${rules.join('')}` : rules.join('');
}

/** The colours of a theme as variables of CSS. */
export function variables(theme: 'light' | 'dark'): string {
  return hues.map((hue) => `--sl-${hue}:${palettes[theme][hue]}`).join(';');
}

/** The same, where the reader's system says which. */
function byPreference(): string {
  return `.sl{${variables('light')}}@media(prefers-color-scheme:dark){.sl{${variables('dark')}}}`;
}
