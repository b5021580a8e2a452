import { broadcast, html, setItem } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const atOnce = `let text = '';
function press(key) {
  text += key;
  localStorage.draft = text;
}`;

const later = `let text = '';
let timer = 0;
function press(key) {
  text += key;
  clearTimeout(timer);
  timer = setTimeout(save, 300);
}
function save() {
  localStorage.draft = text;
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const writer = await browser.open('https://notes.example/');
      const reader = await browser.open('https://notes.example/');
      await load(writer, page);
      for (const key of 'Hi!') await writer.run(calling('press', key));
      writer.crash();
      const before = reader.heard.length;
      await browser.settle({ timers: true });
      const after = reader.heard.length - before;
      return `stored: ${reader.localStorage.getItem('draft') ?? 'nothing'}; heard ${before} changes before the crash, ${after} after it`;
    },
  };
}

const autosave: Lesson = lesson({
  name: 'autosave',
  group: 'What is stored, and when?',
  title: 'A draft that saves itself',
  setting:
    'A page stores its text at each key press. Ann types "H", "i" and "!", and at that moment her tab crashes. A second tab of the page is open.',
  question: 'What of "Hi!" is stored, and what does the second tab hear?',
  choices: [
    {
      text: 'All of it, and the second tab had heard of it before the crash.',
      predicts: 'stored: Hi!; heard 3 changes before the crash, 0 after it',
    },
    {
      text: 'All of it, and the second tab hears of it after the crash.',
      predicts: 'stored: Hi!; heard 0 changes before the crash, 3 after it',
    },
    {
      text: 'Nothing, and the second tab hears nothing.',
      predicts: 'stored: nothing; heard 0 changes before the crash, 0 after it',
    },
  ],
  ...part(atOnce),
  answer: 2,
  explanation:
    'A write is done when the call returns: from then on other tabs read it, and a crash of this one does not undo it. When it reaches the disk HTML does not say, so a loss of power may still take it. Its events are tasks, queued on the event loop of each page that is to hear; they wait there, and the crash of the writer does not take them back.',
  standard: [setItem, broadcast],
  variant: {
    setting:
      'To write less often, the page waits until no key was pressed for 300 ms. The tab crashes right after the third key.',
    ...part(later),
    answer: 3,
    explanation:
      'What a timer was to do is a task of the page, and goes with it. Save at once, or save in an event that surely comes before the page may go: when it is hidden.',
    standard: [
      html('the run steps after a timeout', 'run-steps-after-a-timeout'),
      html('destroy a document', 'destroy-a-document'),
    ],
  },
});

export default autosave;
