import { expect } from 'chai';
import fc from 'fast-check';
import {
  determineCreationSandboxingFlags,
  iframeSandboxingFlags,
  noSandboxingFlags,
  parseSandboxingDirective,
  popupSandboxingFlags,
  unionOfSandboxingFlags,
} from '../../../lib/html/policies/sandboxing-flags.ts';

const everyFlag = [
  'sandboxed navigation',
  'sandboxed auxiliary navigation',
  'sandboxed top-level navigation without user activation',
  'sandboxed top-level navigation with user activation',
  'sandboxed origin',
  'sandboxed forms',
  'sandboxed pointer lock',
  'sandboxed scripts',
  'sandboxed automatic features',
  'sandboxed document.domain',
  'sandbox propagates to auxiliary browsing contexts',
  'sandboxed modals',
  'sandboxed orientation lock',
  'sandboxed presentation',
  'sandboxed downloads',
  'sandboxed custom protocols navigation',
  'sandbox storage access by user activation',
] as const;

/** The keywords with what each alone lifts. */
const lifts = {
  'allow-popups': ['sandboxed auxiliary navigation', 'sandboxed custom protocols navigation'],
  'allow-top-navigation': [
    'sandboxed top-level navigation without user activation',
    'sandboxed top-level navigation with user activation',
    'sandboxed custom protocols navigation',
  ],
  'allow-top-navigation-by-user-activation': ['sandboxed top-level navigation with user activation'],
  'allow-same-origin': ['sandboxed origin'],
  'allow-forms': ['sandboxed forms'],
  'allow-pointer-lock': ['sandboxed pointer lock'],
  'allow-scripts': ['sandboxed scripts', 'sandboxed automatic features'],
  'allow-popups-to-escape-sandbox': ['sandbox propagates to auxiliary browsing contexts'],
  'allow-modals': ['sandboxed modals'],
  'allow-orientation-lock': ['sandboxed orientation lock'],
  'allow-presentation': ['sandboxed presentation'],
  'allow-downloads': ['sandboxed downloads'],
  'allow-top-navigation-to-custom-protocols': ['sandboxed custom protocols navigation'],
  'allow-storage-access-by-user-activation': ['sandbox storage access by user activation'],
} as const;
const keywords = Object.keys(lifts) as (keyof typeof lifts)[];

describe('a sandboxing directive', () => {
  it('sets every flag when it is empty', () => {
    expect([...parseSandboxingDirective('')]).to.deep.equal(everyFlag);
    expect([...parseSandboxingDirective(' \n')]).to.deep.equal(everyFlag);
  });

  for (const keyword of keywords) {
    it(`lifts with ${keyword} what belongs to it, and nothing else`, () => {
      const lifted: readonly string[] = lifts[keyword];

      expect([...parseSandboxingDirective(keyword)]).to.deep.equal(everyFlag.filter((flag) => !lifted.includes(flag)));
    });
  }

  it('keeps two flags whatever is allowed', () => {
    expect([...parseSandboxingDirective(keywords.join(' '))]).to.deep.equal([
      'sandboxed navigation',
      'sandboxed document.domain',
    ]);
  });

  it('knows keywords in any ASCII case, between any ASCII whitespace', () => {
    expect(parseSandboxingDirective('\tALLOW-Scripts\f\nallow-forms\r')).to.deep.equal(
      parseSandboxingDirective('allow-scripts allow-forms'),
    );
  });

  it('takes no notice of what it does not know', () => {
    for (const input of ['allow-everything', 'allow-scripts,allow-forms', 'allow-forms\u00a0', '\ud800', 'sandbox']) {
      expect([...parseSandboxingDirective(input)]).to.deep.equal(everyFlag);
    }
  });

  it('lifts with several keywords what each of them lifts', () => {
    fc.assert(
      fc.property(fc.subarray(keywords), (chosen) => {
        const lifted = new Set<string>(chosen.flatMap((keyword) => [...lifts[keyword]]));

        expect([...parseSandboxingDirective(chosen.join(' '))]).to.deep.equal(everyFlag.filter((flag) => !lifted.has(flag)));
      }),
    );
  });
});

describe('the flags of a place', () => {
  it('are none for an iframe without the attribute, and all for one with an empty attribute', () => {
    expect([...iframeSandboxingFlags(null)]).to.deep.equal([]);
    expect([...iframeSandboxingFlags('')]).to.deep.equal(everyFlag);
  });

  it('are, in an iframe, its own and those of the document around it', () => {
    const flags = determineCreationSandboxingFlags({
      iframe: new Set(['sandboxed forms', 'sandboxed modals']),
      documentOfIframe: new Set(['sandboxed scripts', 'sandboxed forms']),
    });

    expect([...flags]).to.have.members(['sandboxed forms', 'sandboxed modals', 'sandboxed scripts']);
  });

  it('are, inside of a sandbox, no fewer than around it', () => {
    const documentOfIframe = parseSandboxingDirective('allow-scripts');

    const flags = determineCreationSandboxingFlags({ iframe: parseSandboxingDirective('allow-same-origin'), documentOfIframe });

    expect([...flags]).to.include.members(['sandboxed origin', 'sandboxed scripts']);
  });

  it('are, at the top, those that the popup was opened with', () => {
    expect([...determineCreationSandboxingFlags({ popup: noSandboxingFlags })]).to.deep.equal([]);
    expect([...determineCreationSandboxingFlags({ popup: new Set(['sandboxed forms']) })]).to.deep.equal(['sandboxed forms']);
  });
});

describe('the flags of a popup', () => {
  it('are those of the document that opens it', () => {
    const opener = parseSandboxingDirective('allow-popups allow-scripts');

    expect([...popupSandboxingFlags(opener)]).to.deep.equal([...opener]);
  });

  it('are none where popups may escape, and where there is no sandbox', () => {
    expect([...popupSandboxingFlags(parseSandboxingDirective('allow-popups allow-popups-to-escape-sandbox'))]).to.deep.equal([]);
    expect([...popupSandboxingFlags(noSandboxingFlags)]).to.deep.equal([]);
  });
});

describe('the union of sandboxing flags', () => {
  it('is empty for nothing, and leaves what it is made of', () => {
    const forms = new Set(['sandboxed forms'] as const);

    const union = unionOfSandboxingFlags(forms, new Set(['sandboxed modals'] as const));

    expect([...unionOfSandboxingFlags()]).to.deep.equal([]);
    expect([...union]).to.deep.equal(['sandboxed forms', 'sandboxed modals']);
    expect([...forms]).to.deep.equal(['sandboxed forms']);
  });
});
