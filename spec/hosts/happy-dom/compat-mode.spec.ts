import { expect } from 'chai';
import { openPage } from './open-page.ts';

const w3c = 'http://www.w3.org/TR/html4/loose.dtd';

describe('document.compatMode (happy-dom)', () => {
  for (const [doctype, mode] of [
    ['<!DOCTYPE html>', 'CSS1Compat'],
    ['<!doctype HTML>', 'CSS1Compat'],
    ['', 'BackCompat'],
    ['<!DOCTYPE svg>', 'BackCompat'],
    ['<!DOCTYPE html PUBLIC "-//IETF//DTD HTML 2.0//EN">', 'BackCompat'],
    ['<!DOCTYPE html PUBLIC "html">', 'BackCompat'],
    ['<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', 'BackCompat'],
    [`<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "${w3c}">`, 'CSS1Compat'],
    ['<!DOCTYPE html SYSTEM "about:legacy-compat">', 'CSS1Compat'],
  ] as const) {
    it(`is ${mode} for ${doctype === '' ? 'no document type' : doctype}`, () => {
      expect(openPage({ markup: `${doctype}<p>x</p>` }).run('document.compatMode')).to.equal(mode);
    });
  }

  it('is CSS1Compat for srcdoc, and for what is no HTML', () => {
    const srcdoc = openPage({ url: 'about:srcdoc', markup: '<p>x</p>' });
    const text = openPage({ contentType: 'text/plain', markup: 'x' });

    expect([srcdoc.run('document.compatMode'), text.run('document.compatMode')]).to.deep.equal(['CSS1Compat', 'CSS1Compat']);
  });
});
