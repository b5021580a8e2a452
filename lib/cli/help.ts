/** What `--help` prints: examples first, since most readers need no more. */
export const help: string = `Examples:
  storageloom run scenario.ts                     run it, and see every task of the event loops
  storageloom run scenario.ts --seed 7            the same, other random numbers in its pages
  storageloom run scenario.ts --order seeded      the same, its tasks in another order
  storageloom run scenario.ts --format json       one JSON object for each event of the trace
  storageloom run scenario.ts > timeline.txt      the result alone; progress and errors stay on the terminal
  storageloom profile ./profiles/ann              what disk('./profiles/ann') keeps: origins, keys and sizes
  storageloom profile ./profiles/ann --clear https://shop.example    and forget that origin, for good

A scenario is a module like this one:
  import { equal } from 'node:assert/strict';
  export default async (browser) => {
    const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    one.localStorage.setItem('k', 'v');
    await browser.settle();
    equal(two.heard.length, 1);
    return 'The other tab heard of it.';
  };
It may also export
  needs = 'html'          its pages have markup and scripts
  options = { … }         options of the Browser: pages, seed, clock and so on
What the function returns is printed as the result.

Usage:
  storageloom run FILE [--host happy-dom|jsdom|bare] [--format text|json] [--seed N] [--order natural|seeded]
  storageloom profile FOLDER [--clear ORIGIN] [--format text|json]

  --host      what supplies the windows; default happy-dom when the scenario needs HTML, else bare
  --format    text (default): the timeline and the result; json: the trace as JSON Lines;
              of a profile, json: one JSON object for each storage key
  --seed      a whole number that feeds the pages' random numbers, and the order where it is seeded;
              default what the scenario's options say, else 1
  --order     natural: the earliest due task, then the first queued; seeded: one that follows from the seed;
              default the scheduler of the scenario's options, else natural
  --clear     removes the local storage of an origin from the profile, and leaves nothing of it in the files;
              cookies, which are not of one origin, stay
  -h, --help, -v, --version

In a pipe the timeline is 80 characters wide, or as wide as COLUMNS says.
Exit code: 0 passed, 1 a check failed or the scenario threw, 2 wrong use, 130 interrupted.
`;
