import { expect } from 'chai';
import { StorageloomError } from 'storageloom';
import { checkLesson } from '../../lib/lessons/check-lesson.ts';
import { smallLesson } from './small-lesson.ts';

function refusal(given: unknown): string {
  try {
    checkLesson(given);
    return 'it was taken';
  } catch (error) {
    return error instanceof StorageloomError ? `${error.code}: ${error.message}` : String(error);
  }
}

describe('a lesson that is looked through', () => {
  it('is taken with all its members, with and without those that have a default', () => {
    const { variant } = smallLesson;

    expect(refusal(smallLesson)).to.equal('it was taken');
    expect(refusal({ ...smallLesson, page: 'x()', options: { seed: 2 }, needs: 'html' })).to.equal('it was taken');
    expect(refusal({ ...smallLesson, variant: { ...variant, page: 'x()', options: {} } })).to.equal('it was taken');
  });

  it('is an object', () => {
    const what =
      'BAD_LESSON: The lesson cannot be used. It is no object. Write: export default lesson({ name, group, title, … });';

    expect([refusal(null), refusal('x'), refusal([])]).to.deep.equal([what, what, what]);
  });

  it('misses none of its members, and has no others', () => {
    expect(refusal({ ...smallLesson, quesiton: '?' })).to.equal(
      "BAD_LESSON: The lesson cannot be used. 'quesiton' is not a member. Did you mean 'question'?",
    );
    expect(refusal({ ...smallLesson, code: 'x' })).to.match(/'code' is not a member. The code of the page goes into 'page'\.$/);
    expect(refusal({ ...smallLesson, colour: 'red' })).to.match(
      /'colour' is not a member. A lesson takes: setting, page, options, run, .*, variant\.$/,
    );
    for (const member of [
      'name',
      'group',
      'title',
      'setting',
      'question',
      'choices',
      'run',
      'answer',
      'explanation',
      'standard',
    ]) {
      const { [member]: _left, ...rest } = { ...smallLesson } as Record<string, unknown>;

      expect(refusal(rest), member).to.include(`Its member '${member}' is missing.`);
    }
  });

  it('has members of the right kind', () => {
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['name', 'Two Tabs', 'is not made of lower-case words joined by hyphens'],
      ['title', ' ', 'is no text'],
      ['page', 5, 'is no text'],
      ['options', [], 'is no object'],
      ['run', 'x', 'is no function'],
      ['answer', 1.5, 'is no whole number'],
      ['needs', 'jsdom', "is something else than 'html'"],
      ['standard', [], 'is no list of { name, url }, of one at least'],
      ['standard', [null], 'is no list of { name, url }, of one at least'],
      ['standard', [{ name: 'HTML', url: 'section 12' }], 'is no list of { name, url }, of one at least'],
      ['choices', [{ text: 'Yes.', predicts: 'x' }], 'is no list of two to nine choices'],
      ['choices', [{ text: 'Yes.', predicts: 'x' }, 'No.'], 'has a choice that is not { text, predicts }'],
      [
        'choices',
        [
          { text: 'Yes.', predicts: 'x' },
          { text: 'No.', predicts: 'x' },
        ],
        'has two choices that predict the same',
      ],
    ];

    for (const [member, value, fault] of wrong) {
      expect(refusal({ ...smallLesson, [member]: value })).to.include(`Its member '${member}' ${fault}.`);
    }
  });

  it('has answers that can be chosen, and a variant in which another one is right', () => {
    const { variant } = smallLesson;

    expect(refusal({ ...smallLesson, answer: 0 })).to.equal(
      "BAD_LESSON: The lesson 'two-tabs' cannot be used. Its answer is 0, and its choices are 1 to 2. Give the number of a choice.",
    );
    expect(refusal({ ...smallLesson, variant: { ...variant, answer: 3 } })).to.match(
      /The variant of the lesson 'two-tabs' cannot be used. Its answer is 3/,
    );
    expect(refusal({ ...smallLesson, variant: { ...variant, answer: 1 } })).to.include('Its variant has the same answer.');
  });

  it('has a variant of the same making', () => {
    const { variant } = smallLesson;
    const { setting: _left, ...rest } = variant;

    expect(refusal({ ...smallLesson, variant: null })).to.include("Its member 'variant' is no object.");
    expect(refusal({ ...smallLesson, variant: rest })).to.match(/The variant of the lesson 'two-tabs'.*'setting' is missing/);
    expect(refusal({ ...smallLesson, variant: { ...variant, question: '?' } })).to.include("'question' is not a member.");
  });
});
