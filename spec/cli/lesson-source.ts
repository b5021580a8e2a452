/** A lesson as source text, with two choices: `a`, which is right, and `b`, which is right in the variant. `more`: members that go before. */
export const lessonText = (more = ''): string => `{ name: 'small', group: 'Small things', title: 'A small one',
  setting: 'There is one tab.', question: 'a or b?', choices: [{ text: 'It is a.', predicts: 'a' }, { text: 'It is b.', predicts: 'b' }],
  run: async (browser) => { (await browser.open('https://a.example/')).localStorage.setItem('k', 'v'); return 'a'; }, answer: 1,
  explanation: 'Because of a.', standard: [{ name: 'A standard', url: 'https://a.example/#a' }],
  variant: { setting: 'There is none.', run: async () => 'b', answer: 2, explanation: 'Because of b.',
    standard: [{ name: 'A standard', url: 'https://a.example/#b' }] }, ${more} }`;
