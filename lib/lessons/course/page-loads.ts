import { localStorageGetter, sessionStorageGetter } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const inLocal = `function countThisLoad() {
  const loads = Number(localStorage.loads ?? 0) + 1;
  localStorage.loads = loads;
  return loads;
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://news.example/');
      await load(first, page);
      await first.run(calling('countThisLoad'));
      const second = await browser.open('https://news.example/');
      await load(second, page);
      await second.run(calling('countThisLoad'));
      await first.reload();
      await load(first, page);
      return `the last load shows ${String(await first.run(calling('countThisLoad')))}`;
    },
  };
}

// HTML's own example of local storage: a counter of page loads.
const pageLoads: Lesson = lesson({
  name: 'page-loads',
  group: 'Whose storage is it?',
  title: 'A counter of page loads',
  setting:
    'A page counts its loads in localStorage, each time that it is loaded. It is opened in one tab, then in a second one, and then the first tab is reloaded.',
  question: 'Which number does the last load show?',
  choices: [
    { text: '1, since the reload begins anew.', predicts: 'the last load shows 1' },
    { text: '2, since the first tab was loaded twice.', predicts: 'the last load shows 2' },
    { text: '3, since all tabs count together.', predicts: 'the last load shows 3' },
  ],
  ...part(inLocal),
  answer: 3,
  explanation:
    'Both tabs show the same origin, so both localStorage objects stand for one map. It is there when the page is gone, and when the tab is gone, too.',
  standard: [localStorageGetter],
  variant: {
    setting: 'The same page counts in sessionStorage.',
    ...part(inLocal.replaceAll('localStorage', 'sessionStorage')),
    answer: 2,
    explanation:
      'Each tab counts its own loads: a session is of one tab. The load in the second tab was the first of another session.',
    standard: [sessionStorageGetter],
  },
});

export default pageLoads;
