import { expect } from 'chai';
import { Canvas } from '../../lib/trace/canvas.ts';

describe('a line of a drawing', () => {
  it('places text by columns and leaves no blanks at its end', () => {
    const canvas = new Canvas(12);

    const end = canvas.put(2, '日x', 'plain');
    canvas.put(8, '│', 'dim');

    expect(end).to.equal(5);
    expect(canvas.render(false)).to.equal('  日x   │');
    expect([canvas.at(8), canvas.at(99)]).to.deep.equal(['│', ' ']);
  });

  it('is ASCII where that is wanted, with as many columns', () => {
    const canvas = new Canvas(12);
    canvas.put(0, '日x┃…', 'dim');

    expect([canvas.render(false, true), canvas.render(true, true)]).to.deep.equal(['??xI~', '\u001b[2m??xI~\u001b[0m']);
  });

  it('loses what lies beyond the edge', () => {
    const canvas = new Canvas(4);

    canvas.put(1, 'ab日', 'plain');

    expect(canvas.render(false)).to.equal(' ab');
  });

  it('has ANSI codes only where colour is wanted, and ends them', () => {
    const canvas = new Canvas(12);
    canvas.put(0, 'a', 'plain');
    canvas.put(1, 'b', 'write');
    canvas.put(3, 'c', 'write');
    canvas.put(4, 'd', 'read');
    canvas.put(5, 'e', 'plain');
    canvas.put(6, 'f', 'bad');

    expect(canvas.render(true)).to.equal('a\u001b[33mb c\u001b[0m\u001b[36md\u001b[0me\u001b[31mf\u001b[0m');
    expect(canvas.render(false)).to.equal('ab cdef');
  });
});
