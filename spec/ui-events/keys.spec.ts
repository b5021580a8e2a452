import { expect } from 'chai';
import { keyNames, keyOf, parseChord } from '../../lib/ui-events/keys.ts';

describe('the name of a key', () => {
  it('is a character, or a word', () => {
    expect(parseChord('a')).to.deep.include({ key: { key: 'a', code: 'KeyA', keyCode: 65, text: 'a' }, held: [] });
    expect(parseChord('é')).to.deep.include({ key: { key: 'é', code: '', keyCode: 0, text: 'é' } });
    expect(parseChord('F12')).to.deep.include({ key: { key: 'F12', code: 'F12', keyCode: 123, text: null } });
    for (const name of keyNames) expect(parseChord(name)).to.have.property('key');
  });

  it('says what is held meanwhile, also with a plus sign as the key', () => {
    const shifted = { ctrlKey: true, shiftKey: true, altKey: false, metaKey: false };

    expect(parseChord('Control+Shift+b')).to.deep.include({
      modifiers: shifted,
      key: { key: 'B', code: 'KeyB', keyCode: 66, text: 'B' },
    });
    expect(parseChord('+')).to.have.nested.property('key.key', '+');
    expect(parseChord('Alt++')).to.deep.include({ modifiers: { ctrlKey: false, shiftKey: false, altKey: true, metaKey: false } });
  });

  it('that is not known comes with the one that was meant', () => {
    expect(parseChord('Entre')).to.deep.equal({ unknown: 'Entre', near: 'Enter' });
    expect(parseChord('Ctrl+a')).to.deep.equal({ unknown: 'Ctrl', near: 'Control' });
    expect(parseChord('Banana')).to.deep.equal({ unknown: 'Banana', near: 'Enter' });
  });
});

describe('the key of a character', () => {
  it('is Enter for the end of a line', () => {
    expect([keyOf('\n').key, keyOf('\r').text, keyOf(' ').code, keyOf('7').code]).to.deep.equal([
      'Enter',
      null,
      'Space',
      'Digit7',
    ]);
  });
});

describe('a chord', () => {
  it('takes a character of two code units, and a plus sign behind plus signs', () => {
    expect(parseChord('😀')).to.have.nested.property('key.key', '😀');
    expect(parseChord('Control+Shift++')).to.have.nested.property('key.key', '+');
    expect(parseChord('++')).to.have.nested.property('key.key', '+');
    expect(parseChord('Esc+a')).to.deep.equal({ unknown: 'Esc', near: 'Escape' });
  });
});
