import { html, localStorageGetter } from '../citations.ts';
import type { BrowserOptions } from '../../browser/options.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const page = `function visits() {
  try {
    return localStorage.visits ?? 'nothing';
  } catch (error) {
    return error.name;
  }
}`;

function part(sandbox: string): Pick<LessonPart, 'page' | 'run' | 'options'> {
  const options: BrowserOptions = {
    pages: {
      '/': new Response('', { headers: { 'content-type': 'text/html' } }),
      '/widget': new Response('', { headers: { 'content-type': 'text/html', 'content-security-policy': `sandbox ${sandbox}` } }),
    },
  };
  return {
    page,
    options,
    run: async (browser) => {
      const tab = await browser.open('https://blog.example/');
      await tab.run(({ localStorage }) => localStorage.setItem('visits', '7'));
      await tab.goto('/widget');
      await load(tab, page);
      return `the widget gets ${String(await tab.run(calling('visits')))}`;
    },
  };
}

const opaqueOrigin: Lesson = lesson({
  name: 'opaque-origin',
  group: 'What is stored, and when?',
  title: 'A page in a sandbox',
  setting:
    'A site has stored visits = 7. It answers /widget with the header "Content-Security-Policy: sandbox allow-scripts", which does to a page what sandbox="allow-scripts" does to a frame. The widget reads localStorage.visits.',
  question: 'What does it get?',
  choices: [
    { text: '7, since it comes from the same site.', predicts: 'the widget gets 7' },
    { text: 'Nothing: a sandbox has a storage of its own, which is empty.', predicts: 'the widget gets nothing' },
    { text: 'An exception, as soon as it names localStorage.', predicts: 'the widget gets SecurityError' },
  ],
  ...part('allow-scripts'),
  answer: 3,
  explanation:
    'In a sandbox a page has an opaque origin, one that equals no other. There is no storage for such an origin, and the getter itself throws a SecurityError. Code that may run in a sandbox, or in a data: URL, wraps the first use of localStorage in try.',
  standard: [localStorageGetter, html('opaque origins', 'concept-origin-opaque')],
  variant: {
    setting: 'The header says "sandbox allow-scripts allow-same-origin".',
    ...part('allow-scripts allow-same-origin'),
    answer: 1,
    explanation: 'With allow-same-origin the page keeps the origin of its address, and with it the storage of that origin.',
    standard: [html('parse a sandboxing directive', 'parse-a-sandboxing-directive')],
  },
});

export default opaqueOrigin;
