import type { Lesson } from '../../lib/lessons/lesson.ts';

/** A lesson of two choices, for specs that change one thing of it. */
export const smallLesson: Lesson = {
  name: 'two-tabs',
  group: 'Small things',
  title: 'Two tabs',
  setting: 'One tab stores a value.',
  question: 'Does the other one hear of it?',
  choices: [
    { text: 'Yes.', predicts: 'heard 1' },
    { text: 'No.', predicts: 'heard 0' },
  ],
  run: async (browser) => {
    const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    one.localStorage.setItem('k', 'v');
    await browser.settle();
    return `heard ${two.heard.length}`;
  },
  answer: 1,
  explanation: 'Each change is told to all others.',
  standard: [{ name: 'HTML, broadcast', url: 'https://html.spec.whatwg.org/multipage/#concept-storage-broadcast' }],
  variant: {
    setting: 'The other tab is of another origin.',
    run: async (browser) => {
      const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://b.example/')];
      one.localStorage.setItem('k', 'v');
      await browser.settle();
      return `heard ${two.heard.length}`;
    },
    answer: 2,
    explanation: 'It shares no storage with the first.',
    standard: [{ name: 'HTML, the localStorage getter', url: 'https://html.spec.whatwg.org/multipage/#dom-localstorage' }],
  },
};
