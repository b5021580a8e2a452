import { expect } from 'chai';
import { lesson } from '../../lib/lessons/lesson.ts';
import { smallLesson } from './small-lesson.ts';

describe('a lesson of yours', () => {
  it('is what you gave, looked through and frozen', () => {
    const made = lesson(smallLesson);

    expect(made).to.deep.equal(smallLesson);
    expect(made).to.be.frozen;
    expect(smallLesson).not.to.be.frozen;
  });

  it('is refused where nobody could answer it', () => {
    expect(() => lesson({ ...smallLesson, answer: 3 }))
      .to.throw()
      .with.property('code', 'BAD_LESSON');
  });
});
