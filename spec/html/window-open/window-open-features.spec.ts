import { expect } from 'chai';
import fc from 'fast-check';
import {
  getNoopenerForWindowOpen,
  isPopupRequested,
  isWindowFeatureSet,
  normalizeFeatureName,
  parseBooleanFeature,
  readWindowOpenFeatures,
  tokenizeFeatures,
} from '../../../lib/html/window-open/window-open-features.ts';
import { originOfURL, type Origin } from '../../../lib/origin/origin.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));

/** Texts in which features, separators and anything else are about equally frequent. */
const features = fc
  .array(
    fc.oneof(
      fc.constantFrom('noopener', 'noreferrer', 'popup', 'location', 'menubar', 'screenX', 'yes', 'true', 'no', '0', '1', '-2x'),
      fc.constantFrom(',', '=', ' ', '\t', '\n', '\f', '\r', '==', ',,'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('tokenizing the features argument', () => {
  for (const [input, expected] of [
    ['', []],
    [' ,=\t', []],
    ['noopener', [['noopener', '']]],
    ['  \n,=noopener', [['noopener', '']]],
    ['NoOpener=YES', [['noopener', 'yes']]],
    ['noopener \t = \n 1', [['noopener', '1']]],
    ['noopener==1', [['noopener', '1']]],
    [
      'noopener = , popup',
      [
        ['noopener', ''],
        ['popup', ''],
      ],
    ],
    [
      'width=100,height=200',
      [
        ['width', '100'],
        ['height', '200'],
      ],
    ],
    [
      'width 100',
      [
        ['width', ''],
        ['100', ''],
      ],
    ],
    [
      'width=100 height=200',
      [
        ['width', '100'],
        ['height', '200'],
      ],
    ],
    [
      'width=a=b',
      [
        ['width', 'a'],
        ['b', ''],
      ],
    ],
    ['=noopener=1', [['noopener', '1']]],
    ['noopener=', [['noopener', '']]],
    ['noopener ', [['noopener', '']]],
    ['noopener,noopener=0', [['noopener', '0']]],
    ['a\u00a0b=c\u{1F600}', [['a\u00a0b', 'c\u{1F600}']]],
    ['\u212A=\u212A', [['\u212A', '\u212A']]],
    ['\ud800=\udc00', [['\ud800', '\udc00']]],
  ] as const) {
    it(`reads ${JSON.stringify(input)}`, () => {
      expect([...tokenizeFeatures(input)]).to.deep.equal(expected);
    });
  }

  it('knows the old names of the place and the size', () => {
    expect([...tokenizeFeatures('screenX=1,SCREENY=2,innerWidth=3,innerHeight=4')]).to.deep.equal([
      ['left', '1'],
      ['top', '2'],
      ['width', '3'],
      ['height', '4'],
    ]);
    expect(normalizeFeatureName('popup')).to.equal('popup');
  });

  it('keeps the place of the first and the value of the last of a name', () => {
    expect([...tokenizeFeatures('left=1,top=2,screenx=3')]).to.deep.equal([
      ['left', '3'],
      ['top', '2'],
    ]);
  });
});

describe('a boolean feature', () => {
  for (const value of ['', 'yes', 'true', '1', '-1', '+1', '007', '10', '1x', '2.5', ' 3']) {
    it(`is on for ${JSON.stringify(value)}`, () => {
      expect(parseBooleanFeature(value)).to.equal(true);
    });
  }

  for (const value of ['0', '-0', '00', 'no', 'false', 'on', 'yess', '0.5', '0x1', 'x1', '+', '+-1', '\u0661', '\u00a01']) {
    it(`is off for ${JSON.stringify(value)}`, () => {
      expect(parseBooleanFeature(value)).to.equal(false);
    });
  }

  it('has its default only where it is not named', () => {
    const tokenized = tokenizeFeatures('resizable=no');

    expect(isWindowFeatureSet(tokenized, 'resizable', true)).to.equal(false);
    expect(isWindowFeatureSet(tokenized, 'menubar', true)).to.equal(true);
    expect(isWindowFeatureSet(tokenized, 'menubar', false)).to.equal(false);
  });
});

describe('a popup window', () => {
  for (const [input, expected] of [
    ['', false],
    ['popup', true],
    ['popup=0', false],
    ['popup=no,width=100', false],
    ['popup=1,location,menubar,scrollbars,status', true],
    ['width=100', true],
    ['anything', true],
    ['menubar,resizable,scrollbars,status', true],
    ['location,menubar,scrollbars,status', false],
    ['toolbar,menubar,scrollbars,status', false],
    ['location,toolbar,scrollbars,status', true],
    ['location,menubar,scrollbars,status,resizable=0', true],
    ['location,menubar,status', true],
    ['location,menubar,scrollbars', true],
  ] as const) {
    it(`is ${expected ? '' : 'not '}requested by ${JSON.stringify(input)}`, () => {
      expect(isPopupRequested(tokenizeFeatures(input))).to.equal(expected);
    });
  }
});

describe('the features of window.open', () => {
  for (const [input, noopener, noreferrer, popup] of [
    ['', false, false, false],
    ['noopener', true, false, false],
    ['noopener=0', false, false, false],
    ['noopener=false', false, false, false],
    ['noreferrer', true, true, false],
    ['noopener=0,noreferrer', true, true, false],
    ['noreferrer=no', false, false, false],
    ['NOOPENER , WIDTH=1', true, false, true],
    ['opener', false, false, true],
  ] as const) {
    it(`reads ${JSON.stringify(input)}`, () => {
      expect(readWindowOpenFeatures(input)).to.deep.equal({ noopener, noreferrer, popup });
    });
  }

  it('takes the opener from what was made by another site', () => {
    const blob = { blobOrigin: of('https://b.example/'), topLevelOrigin: of('https://a.example/') };

    expect(readWindowOpenFeatures('', blob).noopener).to.equal(true);
    expect(getNoopenerForWindowOpen(tokenizeFeatures('noopener=0'), blob)).to.equal(true);
  });

  it('leaves the opener to what was made by the same site', () => {
    const blob = { blobOrigin: of('https://one.a.example/'), topLevelOrigin: of('https://a.example:444/') };

    expect(readWindowOpenFeatures('', blob).noopener).to.equal(false);
    expect(readWindowOpenFeatures('noopener', blob).noopener).to.equal(true);
  });

  it('never throws, and noreferrer implies noopener', () => {
    fc.assert(
      fc.property(features, (input) => {
        const { noopener, noreferrer } = readWindowOpenFeatures(input);

        expect(noopener || !noreferrer).to.equal(true);
      }),
    );
  });

  it('reads the same whatever the case of ASCII letters, and names and values once more as they are', () => {
    const upper = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

    fc.assert(
      fc.property(features, (input) => {
        const tokenized = tokenizeFeatures(input);
        const written = [...tokenized].map(([name, value]) => `${name}=${value}`).join(',');

        expect([...tokenizeFeatures(upper(input))]).to.deep.equal([...tokenized]);
        expect([...tokenizeFeatures(lower(input))]).to.deep.equal([...tokenized]);
        expect([...tokenizeFeatures(written)]).to.deep.equal([...tokenized]);
      }),
    );
  });
});
