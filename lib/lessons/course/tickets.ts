import { html, sessionStorageGetter } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const inCookie = `function choose(flight) {
  document.cookie = 'flight=' + flight;
}
function book() {
  return document.cookie.replace('flight=', '');
}`;

const inSession = `function choose(flight) {
  sessionStorage.flight = flight;
}
function book() {
  return sessionStorage.flight;
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const first = await browser.open('https://air.example/flights');
      const second = await browser.open('https://air.example/flights');
      for (const tab of [first, second]) await load(tab, page);
      await first.run(calling('choose', 'Lisbon'));
      await second.run(calling('choose', 'Oslo'));
      return `the first tab books ${String(await first.run(calling('book')))}`;
    },
  };
}

// HTML's own reason for session storage: cookies leak from one window into the other.
const tickets: Lesson = lesson({
  name: 'tickets',
  group: 'Whose storage is it?',
  title: 'Plane tickets in two windows',
  setting:
    'A page keeps the flight that was chosen in a cookie. Ann looks at two flights side by side: she chooses Lisbon in the first tab, then Oslo in the second. Then she goes back to the first tab and books there.',
  question: 'Which flight does she book?',
  choices: [
    { text: 'Lisbon, which the first tab shows.', predicts: 'the first tab books Lisbon' },
    { text: 'Oslo, which she chose in the other tab.', predicts: 'the first tab books Oslo' },
  ],
  ...part(inCookie),
  answer: 2,
  explanation:
    'All tabs share the cookies of a site, and the second choice took the place of the first. Nothing told the first tab, which goes on showing Lisbon. The timeline names the leak.',
  standard: [html('document.cookie', 'dom-document-cookie'), html('Web storage', 'webstorage')],
  variant: {
    setting: 'The same page keeps the flight in sessionStorage.',
    ...part(inSession),
    answer: 1,
    explanation: 'Each tab has a session of its own, so each books what it shows.',
    standard: [sessionStorageGetter],
  },
});

export default tickets;
