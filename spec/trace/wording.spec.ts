import { expect } from 'chai';
import { assignment, changeText, readText, shortOrigin, shortURL, shortValue, timeText } from '../../lib/trace/wording.ts';

describe('the wording of a trace', () => {
  it('tells a write, a removal and a clearing apart', () => {
    expect([changeText('k', 'v'), changeText('k', null), changeText(null, null)]).to.deep.equal(['k=v', 'delete k', 'clear']);
  });

  it('shows an empty value as a pair of quotes', () => {
    expect(assignment('k', '')).to.equal("k=''");
  });

  it('shortens long values', () => {
    expect(shortValue('x'.repeat(100))).to.equal(`${'x'.repeat(47)}…`);
  });

  it('tells what a read found, also when it found nothing', () => {
    const read = {
      i: 0,
      ms: 0,
      step: 0,
      type: 'storage-read',
      area: 'localStorage https://a.example',
      document: 1,
      length: 1,
    } as const;

    expect(readText({ ...read, key: 'k', value: 'v' })).to.equal('k? v');
    expect(readText({ ...read, key: 'k', value: null })).to.equal('k? absent');
    expect(readText({ ...read, key: null, value: null })).to.equal('keys?');
  });

  it('leaves out of a URL what everybody expects', () => {
    expect(shortURL('https://a.example/', null)).to.equal('a.example');
    expect(shortURL('https://a.example/x', 'https://a.example')).to.equal('/x');
    expect(shortURL('https://a.example.org/x', 'https://a.example')).to.equal('a.example.org/x');
    expect(shortURL('http://a.example/x', 'null')).to.equal('http://a.example/x');
    expect(shortOrigin('https://a.example')).to.equal('a.example');
  });

  it('gives times at most three decimals', () => {
    expect([timeText(40), timeText(0.1 + 0.2)]).to.deep.equal(['40', '0.3']);
  });
});
