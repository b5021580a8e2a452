import { localStorageGetter, sessionStorageGetter } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const inSession = `function tick() {
  sessionStorage.insurance = 'wanted';
}
function isTicked() {
  return sessionStorage.insurance === 'wanted';
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://air.example/insurance');
      await load(first, page);
      await first.run(calling('tick'));
      await first.reload();
      await load(first, page);
      const second = await browser.open('https://air.example/insurance');
      await load(second, page);
      const ticked = [await first.run(calling('isTicked')), await second.run(calling('isTicked'))];
      return `${ticked[0] === true ? 'ticked' : 'empty'} after the reload, ${ticked[1] === true ? 'ticked' : 'empty'} in the second tab`;
    },
  };
}

// HTML's own example of session storage: a choice that belongs to one visit.
const insurance: Lesson = lesson({
  name: 'insurance',
  group: 'Whose storage is it?',
  title: 'The insurance checkbox',
  setting:
    'A page for travel tickets keeps one checkbox, "I want insurance", in sessionStorage. Ann ticks it and reloads the page. Then she opens the same page in a second tab, by its address.',
  question: 'Where is the box ticked now?',
  choices: [
    { text: 'In both tabs.', predicts: 'ticked after the reload, ticked in the second tab' },
    { text: 'In the first tab only.', predicts: 'ticked after the reload, empty in the second tab' },
    { text: 'In neither: the reload made a new page.', predicts: 'empty after the reload, empty in the second tab' },
  ],
  ...part(inSession),
  answer: 2,
  explanation:
    'Session storage belongs to one tab and one origin. It outlives the page, so a reload finds it; a tab that was opened by itself has a session of its own, and that is empty.',
  standard: [sessionStorageGetter],
  variant: {
    setting: 'The same page keeps the checkbox in localStorage.',
    ...part(inSession.replaceAll('sessionStorage', 'localStorage')),
    answer: 1,
    explanation:
      'Local storage belongs to the origin: every tab of it reads the same. What is right for a login is wrong for a choice of one visit.',
    standard: [localStorageGetter],
  },
});

export default insurance;
