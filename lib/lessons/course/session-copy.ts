import { html, sessionStorageGetter } from '../citations.ts';
import { lesson, type Lesson, type LessonPart } from '../lesson.ts';
import { calling, load } from '../page-code.ts';

const withOpener = `function add(thing) {
  sessionStorage.cart = (sessionStorage.cart ?? '') + thing;
}
function pay() {
  open('/pay', '_blank');
}`;

function part(page: string): Pick<LessonPart, 'page' | 'run'> {
  return {
    page,
    run: async (browser) => {
      const shop = await browser.open('https://shop.example/');
      await load(shop, page);
      await shop.run(calling('add', 'hat'));
      await shop.run(calling('pay'));
      await browser.settle();
      await shop.run(calling('add', '+scarf'));
      await browser.settle();
      const cart = shop.popups[0]?.sessionStorage.getItem('cart') ?? null;
      return cart === null ? 'the new window has no cart' : `the new window has ${cart}`;
    },
  };
}

const sessionCopy: Lesson = lesson({
  name: 'session-copy',
  group: 'Whose storage is it?',
  title: 'A window takes the session along',
  setting:
    'A shop keeps its cart in sessionStorage. There is a hat in it when the page opens a window for the payment. After that a scarf is added in the shop.',
  question: 'What is in the cart of the new window?',
  choices: [
    { text: 'Hat and scarf: it is one session.', predicts: 'the new window has hat+scarf' },
    { text: 'The hat alone.', predicts: 'the new window has hat' },
    { text: 'Nothing: a window has a session of its own.', predicts: 'the new window has no cart' },
  ],
  ...part(withOpener),
  answer: 2,
  explanation:
    'A window that has an opener begins with a copy of its session storage. It is copied once, when the window is made; from then on both change their own, and neither hears of the other.',
  standard: [
    {
      name: 'Storage, legacy-clone a traversable storage shed',
      url: 'https://storage.spec.whatwg.org/#legacy-clone-a-traversable-storage-shed',
    },
    html('window open steps', 'window-open-steps'),
  ],
  variant: {
    setting: "The shop opens the window with 'noopener'.",
    ...part(withOpener.replace("'_blank'", "'_blank', 'noopener'")),
    answer: 3,
    explanation:
      'A session is copied only for a window that has an opener. With noopener this one has none, so its session storage begins empty.',
    standard: [sessionStorageGetter, html('get noopener for window open', 'get-noopener-for-window-open')],
  },
});

export default sessionCopy;
