import { removeItem, setItem } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const overwrites = `function save(text) {
  try {
    localStorage.setItem('note', text);
    return 'stored';
  } catch (error) {
    return error.name;
  }
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const tab = await browser.open('https://notes.example/');
      await load(tab, page);
      await tab.run(calling('save', 'milk'));
      await tab.run(calling('save', 'milk, bread, butter'));
      const note = new Map(browser.storage.entries({ origin: 'https://notes.example' })).get('note');
      return note === undefined ? 'there is no note' : `the note is "${note}"`;
    },
  };
}

const quota: Lesson = lesson({
  name: 'quota',
  group: 'What is stored, and when?',
  title: 'A storage that is full',
  setting:
    'There is room for 16 characters, keys counted. A page stores the note "milk" under the key "note", which are 8, and then "milk, bread, butter" under the same key, which would be 23. The second call throws.',
  question: 'What does the note say then?',
  choices: [
    { text: '"milk, bread,": as much as there was room for.', predicts: 'the note is "milk, bread,"' },
    { text: '"milk", as before.', predicts: 'the note is "milk"' },
    { text: 'There is no note.', predicts: 'there is no note' },
  ],
  options: { policy: { quota: { localStorage: 16 } } },
  ...part(overwrites),
  answer: 2,
  explanation:
    'A write is all or nothing. Where there is no room, setItem() throws a QuotaExceededError before anything has changed: the old value stays, and nobody hears of it.',
  standard: [setItem],
  variant: {
    setting: 'To be sure that there is room, the page removes the old note before it stores the new one.',
    options: { policy: { quota: { localStorage: 16 } } },
    ...part(overwrites.replace('    localStorage.setItem', "    localStorage.removeItem('note');\n    localStorage.setItem")),
    answer: 3,
    explanation:
      'Each call is all or nothing by itself, and two calls are not one. The removal was done when the second call threw. Write over the old value instead, and handle the error.',
    standard: [removeItem, setItem],
  },
});

export default quota;
