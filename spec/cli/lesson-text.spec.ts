import { expect } from 'chai';
import { courseText, questionText, variantText, verdictText } from '../../lib/cli/lesson-text.ts';
import { course } from '../../lib/lessons/course.ts';
import { smallLesson } from '../lessons/small-lesson.ts';
import { widthOf } from '../../lib/trace/text-width.ts';

const told = { observed: 'heard 1', right: 1, asTold: true };

describe('the words of a lesson in a terminal', () => {
  it('list the lessons by groups, a line each', () => {
    const other = { ...smallLesson, name: 'x', group: 'Large things' };

    expect(courseText([smallLesson, { ...smallLesson, name: 'y' }, other], 80)).to.equal(
      [
        'Small things',
        '  two-tabs  Does the other one hear of it?',
        '  y         Does the other one hear of it?',
        '',
        'Large things',
        '  x         Does the other one hear of it?',
        '',
        'To be asked: storageloom lesson NAME',
        '',
      ].join('\n'),
    );
  });

  it('ask the question: the setting, the code, and what can be chosen', () => {
    expect(questionText({ ...smallLesson, page: 'if (x) {\n\n  y();\n}' }, 'lesson', 80)).to.equal(
      [
        'Two tabs',
        '',
        'One tab stores a value.',
        '',
        '  if (x) {',
        '',
        '    y();',
        '  }',
        '',
        'Does the other one hear of it?',
        '  1  Yes.',
        '  2  No.',
        '',
      ].join('\n'),
    );
  });

  it('ask the variant under the same title, with what it changes', () => {
    expect(questionText(smallLesson, 'variant', 80)).to.match(
      /^Two tabs: the variant\n\nOne tab stores a value\.\n\nBut now: The other tab is of another origin\.\n\nDoes/,
    );
  });

  it('say that an answer was right, and why', () => {
    expect(verdictText(smallLesson, 'lesson', told, 1, 80)).to.equal(
      [
        '✓ 1 is right: Yes.',
        '',
        'Each change is told to all others.',
        '',
        'In the standard:',
        '  HTML, broadcast',
        '    https://html.spec.whatwg.org/multipage/#concept-storage-broadcast',
        '',
      ].join('\n'),
    );
  });

  it('say that it was wrong, and what is right; the same where nobody answered', () => {
    expect(verdictText(smallLesson, 'lesson', told, 2, 80)).to.match(/^✗ Not 2\. 1 is right: Yes\.\n/);
    expect(verdictText(smallLesson, 'lesson', told, null, 80)).to.match(/^1 is right: Yes\.\n/);
  });

  it('say that the run shows something else than the lesson tells', () => {
    const other = { observed: 'heard 0', right: 2, asTold: false };
    const unknown = { observed: 'heard 7', right: null, asTold: false };

    expect(verdictText(smallLesson, 'lesson', other, 2, 80)).to.match(
      /^The lesson is wrong: it says heard 1, the run observed heard 0\.\n$/,
    );
    expect(verdictText(smallLesson, 'variant', unknown, 2, 80)).to.match(
      /^The variant of the lesson is wrong: it says heard 0, the run observed heard 7\.\n$/,
    );
  });

  it('lead on to the variant', () => {
    expect(variantText(smallLesson, 'two-tabs', 80)).to.equal(
      'And if it were so: The other tab is of another origin.\n  storageloom lesson two-tabs --variant\n',
    );
  });

  it('fit into 20 columns, but for words, code and links that do not', () => {
    const texts = course.flatMap((lesson) => [
      questionText({ ...lesson, page: '' }, 'lesson', 20),
      verdictText(lesson, 'variant', told, 1, 20),
    ]);
    const lines = [courseText(course, 20), ...texts].join('').split('\n');

    const wide = lines.filter((line) => widthOf(line) > 20 && line.trim().includes(' ') && !/^ +\d? *\S+$|https:/.test(line));

    expect(wide).to.deep.equal([]);
  });
});
