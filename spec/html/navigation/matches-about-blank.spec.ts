import { expect } from 'chai';
import { matchesAboutBlank } from '../../../lib/html/navigation/matches-about-blank.ts';

describe('a URL that matches about:blank', () => {
  it('may have a query and a fragment, and no other path', () => {
    const urls = [
      'about:blank',
      'about:blank?a',
      'about:blank#b',
      'about:blankx',
      'about:srcdoc',
      'https://a.example/about:blank',
    ];

    expect(urls.filter(matchesAboutBlank)).to.deep.equal(['about:blank', 'about:blank?a', 'about:blank#b']);
  });
});
