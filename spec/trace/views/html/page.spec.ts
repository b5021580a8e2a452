import { expect } from 'chai';
import { pageOf, type Page } from '../../../../lib/trace/views/html/page.ts';
import { rowOf, storyOf } from '../../rows.ts';

const rows = [
  rowOf({ mark: '●', tone: 'event' }),
  rowOf({ mark: '✗', tone: 'bad', text: '<i>' }),
  rowOf({ mark: '✓', tone: 'good' }),
  rowOf({}),
];
const page = (more: Partial<Page>): string =>
  [
    ...pageOf({
      ...{ title: 'A & B', about: 'about', notices: ['lost <3>'], story: storyOf(rows), picture: ['<svg></svg>'], data: {} },
      moments: [{ step: 1, rows, events: 1 }],
      ...more,
    }),
  ].join('');

describe('the page of a report', () => {
  it('has titles and notices as text', () => {
    expect(page({})).to.contain('<title>A &amp; B</title>').and.contain('<h1>A &amp; B</h1>').and.contain('lost &lt;3&gt;');
  });

  it('has landmarks, a line that is spoken, and a picture', () => {
    for (const part of ['<header>', '<nav aria-label', '<main>', '<footer>', 'role="status"', '<svg></svg>', 'lang="en"']) {
      expect(page({}), part).to.contain(part);
    }
  });

  it('lists each moment with its rows, without any script', () => {
    expect(page({})).to.contain(
      '<li id="m0"><a href="#m0">Step 1, 0 ms, tab1</a><ul>' +
        '<li class="event"><span aria-hidden="true">● </span>k=v</li>' +
        '<li class="bad"><span aria-hidden="true">✗ </span>fails: &lt;i&gt;</li>' +
        '<li class="good"><span aria-hidden="true">✓ </span>holds: k=v</li><li>k=v</li></ul></li>',
    );
  });

  it('hides what needs a script until there is one', () => {
    expect(page({}).match(/data-js hidden/g)).to.have.length(3);
  });

  it('has data in which nothing ends the element, and which is what was given', () => {
    const data = { a: '</script><!--<script>', b: '\u2028\u2029\ud800', '<': 1 };
    const text = page({ data });
    const [, inlined] = /id="data">([^<]*)<\/script>/.exec(text)!;

    expect(JSON.parse(inlined!)).to.deep.equal(data);
    expect(inlined).not.to.match(/[<\u2028\u2029\ud800]/);
    expect(text.match(/<script/g)).to.have.length(2);
  });

  it('lets nothing be fetched, and nothing run but its own script', () => {
    expect(page({})).to.contain("default-src 'none'").and.contain('<script nonce="report">');
    expect(page({})).not.to.match(/<[^>]* on\w+=|unsafe-eval|src=|http:/);
  });
});
