import { localStorageGetter, lockRequest } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const byStorage = `async function enter() {
  while (localStorage.lock === 'taken') await pause(10);
  await pause(5); // the server's answer
  localStorage.lock = 'taken';
  await work();
  delete localStorage.lock;
}
let worked = null;
async function work() {
  const began = Date.now();
  await pause(50);
  worked = [began, Date.now()];
}
function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
function whenItWorked() {
  return worked;
}`;

const byManager = byStorage.replace(
  /async function enter[^]*?\n\}/,
  `async function enter() {
  await navigator.locks.request('till', async () => {
    await pause(5); // the server's answer
    await work();
  });
}`,
);

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const tabs = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
      for (const tab of tabs) await load(tab, page);
      for (const tab of tabs) tab.start(calling('enter'));
      await browser.settle({ timers: true });
      const times: (readonly number[] | null)[] = [];
      for (const tab of tabs) times.push((await tab.run(calling('whenItWorked'))) as readonly number[] | null);
      const [first, second] = times;
      if (first == null || second == null) return 'one tab never works';
      const together = first[0]! < second[1]! && second[0]! < first[1]!;
      return together ? 'both work at the same time' : 'they work one after the other';
    },
  };
}

const lock: Lesson = lesson({
  name: 'lock',
  group: 'Who comes first?',
  title: 'A lock in localStorage',
  setting:
    'Only one tab at a time may work. A page looks until nobody holds the lock, asks the server, and then takes the lock: lock = taken. When its work is done it gives it back. Two tabs want to work at the same moment.',
  question: 'How do they work?',
  choices: [
    { text: 'One after the other: that is what a lock is for.', predicts: 'they work one after the other' },
    { text: 'Both at the same time.', predicts: 'both work at the same time' },
    { text: 'One of them never does.', predicts: 'one tab never works' },
  ],
  ...part(byStorage),
  answer: 2,
  explanation:
    'Both looked before either had taken the lock: between looking and taking there is an await, and the other tab ran. Without the await it works here, where one task runs after the other. But HTML tells authors to assume that localStorage has no locking, and a browser with several processes need not give any. And a tab that crashes keeps such a lock for ever.',
  standard: [localStorageGetter],
  variant: {
    setting: 'The page asks navigator.locks for the lock, and works in its callback.',
    ...part(byManager),
    answer: 1,
    explanation:
      'The lock manager is one for all tabs of the origin. It calls the second callback when the promise of the first has settled, or when the tab that held the lock is gone.',
    standard: [lockRequest],
  },
});

export default lock;
