import { html } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { load } from '../page-code.ts';

const keeps = `addEventListener('storage', ({ key, newValue }) => {
  (globalThis.heard ??= []).push(key + '=' + newValue);
});`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const reader = await browser.open('https://mail.example/list');
      const writer = await browser.open('https://mail.example/letter');
      await load(reader, page);
      await reader.goto('https://help.example/');
      await writer.run(({ localStorage }) => localStorage.setItem('letter', 'read'));
      await browser.settle();
      const away = reader.heard.length;
      await reader.back();
      await browser.settle();
      return `heard while it was away: ${away}, in the end: ${reader.heard.length}`;
    },
  };
}

const backForwardCache: Lesson = lesson({
  name: 'back-forward-cache',
  group: 'Who hears of it?',
  title: 'A page that comes back',
  setting:
    'Ann reads the list of her mails and goes on to another site in the same tab; the browser keeps the list in its back/forward cache. In a second tab she reads a letter, which stores letter = read. Then she goes back to the list.',
  question: 'When does the list hear of the letter?',
  choices: [
    { text: 'At once, while it is away.', predicts: 'heard while it was away: 1, in the end: 1' },
    { text: 'When it is shown again.', predicts: 'heard while it was away: 0, in the end: 1' },
    { text: 'Never.', predicts: 'heard while it was away: 0, in the end: 0' },
  ],
  ...part(keeps),
  answer: 2,
  explanation:
    'The event is queued for the list at once, but a task whose document is not fully active may not run. It waits until the page is shown again. Firefox and Safari drop it instead, so a page that comes back reads what is stored anew, in its pageshow.',
  standard: [html('runnable tasks', 'concept-task-runnable'), html('fully active', 'fully-active')],
  variant: {
    setting:
      'The page also listens for "unload". Many browsers keep no page that does, which HTML leaves to them; so does this one, and going back loads the page again.',
    ...part(`${keeps}\naddEventListener('unload', () => {});`),
    answer: 3,
    explanation:
      'The list that listened was destroyed when it was left, and the page that is shown now is another one. It has to read what is stored, since nobody will tell it.',
    standard: [html('unload a document', 'unload-a-document'), html('destroy a document', 'destroy-a-document')],
  },
});

export default backForwardCache;
