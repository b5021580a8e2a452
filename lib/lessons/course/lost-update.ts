import { html, setItem } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const yields = `async function addOne() {
  const count = Number(localStorage.count);
  await answerOfTheServer();
  localStorage.count = count + 1;
}
function answerOfTheServer() {
  return new Promise((done) => setTimeout(done, 20));
}`;

const together = `async function addOne() {
  const count = Number(localStorage.count);
  localStorage.count = count + 1;
  await answerOfTheServer();
}
function answerOfTheServer() {
  return new Promise((done) => setTimeout(done, 20));
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://shop.example/');
      const second = await browser.open('https://shop.example/');
      for (const tab of [first, second]) await load(tab, page);
      first.localStorage.setItem('count', '5');
      await browser.settle();
      for (const tab of [first, second]) tab.start(calling('addOne'));
      await browser.settle({ timers: true });
      return `the count is ${String(first.localStorage.getItem('count'))}`;
    },
  };
}

const lostUpdate: Lesson = lesson({
  name: 'lost-update',
  group: 'Who comes first?',
  title: 'The update that was lost',
  setting:
    'A count is stored, 5. In two tabs "add one" is clicked at the same moment: the page reads the count, asks the server, and stores one more than it read.',
  question: 'What is the count in the end?',
  choices: [
    { text: '7, since each click adds one.', predicts: 'the count is 7' },
    { text: '6, since one click is lost.', predicts: 'the count is 6' },
    { text: '5, since each takes back what the other did.', predicts: 'the count is 5' },
  ],
  ...part(yields),
  answer: 2,
  explanation:
    'Both read 5, since the await between reading and writing lets the other tab run. Both store 6. The second write changes nothing, so there is no event that could tell of the loss.',
  standard: [setItem, html('perform a microtask checkpoint', 'perform-a-microtask-checkpoint')],
  variant: {
    setting: 'The page stores first, and asks the server afterwards.',
    ...part(together),
    answer: 1,
    explanation:
      'A task runs to its end before the next one begins, here. In a browser with several processes not even that is promised: where it matters, hold a lock of navigator.locks.',
    standard: [
      html('the event loop: processing model', 'event-loop-processing-model'),
      html('the localStorage getter', 'dom-localstorage'),
    ],
  },
});

export default lostUpdate;
