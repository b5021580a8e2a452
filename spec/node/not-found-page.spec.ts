import { expect } from 'chai';
import { notFoundPage } from '../../lib/node/not-found-page.ts';

describe('the page for what is not there', () => {
  it('says which URL was asked for, and why there is nothing', () => {
    const page = notFoundPage('https://a.example/x', 'Looked for x.');

    expect(page).to.include('<code>https://a.example/x</code>').and.to.include('<p>Looked for x.</p>');
  });

  it('never makes markup of a URL', () => {
    const page = notFoundPage('https://a.example/?<script>&"', '<b>');

    expect(page).to.include('?&lt;script&gt;&amp;&quot;').and.to.include('&lt;b&gt;');
  });
});
