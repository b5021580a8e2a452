import { broadcast, lockRequest } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const byStorage = `let leads = false;
function lead() {
  leads = true;
  localStorage.beat = Date.now();
}
function everySecond() {
  const silence = Date.now() - Number(localStorage.beat ?? -Infinity);
  if (leads || silence > 3000) lead();
}
addEventListener('pagehide', () => {
  if (leads) delete localStorage.beat;
});
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'beat' && newValue === null) lead();
});
everySecond();
setInterval(everySecond, 1000);
function isLeader() {
  return leads;
}`;

const byLock = `let leads = false;
navigator.locks.request('leader', () => {
  leads = true;
  return new Promise(() => {}); // for as long as the page lives
});
function isLeader() {
  return leads;
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://chat.example/');
      await load(first, page);
      await browser.settle();
      const second = await browser.open('https://chat.example/');
      await load(second, page);
      await browser.advance(1000);
      first.crash();
      await browser.settle();
      if ((await second.run(calling('isLeader'))) === true) return 'the second tab leads at once';
      await browser.advance(5000);
      const leads = (await second.run(calling('isLeader'))) === true;
      return leads ? 'the second tab leads some seconds later' : 'the second tab never leads';
    },
  };
}

const leader: Lesson = lesson({
  name: 'leader',
  group: 'Who comes first?',
  title: 'The leader is gone',
  setting:
    'Of all tabs of a chat one leads: it holds the connection. The leader stores the time as "beat" each second, and removes the key when its page goes; the others lead when a storage event says that the key is gone, or when they see that it is older than three seconds. The tab of the leader crashes.',
  question: 'When does the second tab lead?',
  choices: [
    { text: 'At once.', predicts: 'the second tab leads at once' },
    { text: 'Some seconds later.', predicts: 'the second tab leads some seconds later' },
    { text: 'Never.', predicts: 'the second tab never leads' },
  ],
  options: { startTime: 0 },
  ...part(byStorage),
  answer: 2,
  explanation:
    'A crash runs no handler, and no storage event says that a tab is gone: nothing was changed. What is left is to notice the silence, which takes as long as one is ready to wait. Without the beat nobody would ever lead again.',
  standard: [broadcast],
  variant: {
    setting: 'Each tab asks navigator.locks for the lock "leader", and holds it for as long as its page lives.',
    ...part(byLock),
    answer: 1,
    explanation:
      'It gets the lock at once: the locks of a page end with it, however it ends, and the request of the second tab stood next in the queue. Nobody has to count seconds.',
    standard: [
      lockRequest,
      { name: 'Web Locks, termination of locks', url: 'https://w3c.github.io/web-locks/#termination-of-locks' },
    ],
  },
});

export default leader;
