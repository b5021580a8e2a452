import { broadcast, clear, removeItem } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const removes = `let shown = 'account';
function logOut() {
  localStorage.removeItem('user');
}
addEventListener('storage', ({ key }) => {
  if (key === 'user' && localStorage.user === undefined) shown = 'sign in';
});
function show() {
  return shown;
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://mail.example/');
      const second = await browser.open('https://mail.example/');
      await first.run(({ localStorage }) => localStorage.setItem('user', 'Ann'));
      await browser.settle();
      for (const tab of [first, second]) await load(tab, page);
      await first.run(calling('logOut'));
      await browser.settle();
      return `first tab: ${String(await first.run(calling('show')))}, second tab: ${String(await second.run(calling('show')))}`;
    },
  };
}

const logOut: Lesson = lesson({
  name: 'log-out',
  group: 'Who hears of it?',
  title: 'Log out everywhere',
  setting:
    'Ann has her mail open in two tabs. The page asks her to sign in again when a storage event says that the key "user" is gone. She logs out in the first tab, which removes that key; then all that was queued runs.',
  question: 'Which tabs ask her to sign in?',
  choices: [
    { text: 'Both.', predicts: 'first tab: sign in, second tab: sign in' },
    { text: 'The second one only.', predicts: 'first tab: account, second tab: sign in' },
    { text: 'Neither.', predicts: 'first tab: account, second tab: account' },
  ],
  ...part(removes),
  answer: 2,
  explanation:
    'A storage event goes to every other page of the origin, and never to the one that made the change. What the others do by the event the page itself has to do where it logs out.',
  standard: [removeItem, broadcast],
  variant: {
    setting: 'To log out, the page calls localStorage.clear().',
    ...part(removes.replace("removeItem('user')", 'clear()')),
    answer: 3,
    explanation:
      'The event of clear() names no key: its key is null, and this listener looks for "user". A listener has to take null for "everything".',
    standard: [clear, broadcast],
  },
});

export default logOut;
