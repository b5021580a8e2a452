import { expect } from 'chai';
import { box, cross, diamond, dot, head, line, px, text } from '../../../../lib/trace/views/svg/shapes.ts';

describe('the shapes of a picture', () => {
  it('have numbers with at most two decimals', () => {
    expect([px(1), px(1 / 3), px(21.749999)]).to.deep.equal(['1', '0.33', '21.75']);
  });

  it('are texts in which nothing is markup', () => {
    expect(text(1, 10, '<b>', 'write')).to.equal('<text x="1" y="23" class="sl-write">&lt;b&gt;</text>');
    expect(text(1, 10, 'ms', 'dim', ' text-anchor="end"')).to.contain(' text-anchor="end">ms<');
  });

  it('are lines, boxes, heads of arrows, and the signs of what waits', () => {
    expect(line(0, 1, 2, 3, 'c')).to.equal('<path d="M0 1L2 3" class="c"/>');
    expect(box(0, 1, 2, 3, 'c', ' rx="3"')).to.equal('<rect x="0" y="1" width="2" height="3" class="c" rx="3"/>');
    expect([head(9, 5, 1, 'write'), head(9, 5, -1, 'read')]).to.deep.equal([
      '<path d="M9 5l-6 -3.5v7z" class="sl-write"/>',
      '<path d="M9 5l6 -3.5v7z" class="sl-read"/>',
    ]);
    expect([diamond(5, 5), dot(5, 5), cross(5, 5, 'bad')]).to.deep.equal([
      '<path d="M5 1l4 4l-4 4l-4 -4z" class="sl-open sl-s-event"/>',
      '<circle cx="5" cy="5" r="3.5" class="sl-event"/>',
      '<path d="M1.5 1.5l7 7m0 -7l-7 7" class="sl-s-bad"/>',
    ]);
  });
});
