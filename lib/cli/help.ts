import { formatNames } from './formats.ts';

const formats = formatNames.join('|');

/** What `--help` prints: examples first, since most readers need no more. */
export const help: string = `Examples:
  storageloom run scenario.ts                     run it, and see every task of the event loops
  storageloom run scenario.ts --seed 7            the same, other random numbers in its pages
  storageloom run scenario.ts --order seeded      the same, its tasks in another order
  storageloom run scenario.ts -o trace.jsonl      its trace in a file, one JSON object for each event
  storageloom run scenario.ts > timeline.txt      the result alone; progress and errors stay on the terminal
  storageloom step scenario.ts                    the same step by step: on, back, and which task goes next
  storageloom show trace.jsonl                    the timeline of a trace that was written to a file
  storageloom show trace.jsonl -o trace.mmd       the same as a diagram for Mermaid; TRACE - is what is piped in
  storageloom lessons                             twelve questions about tabs, storage and the event loop
  storageloom lesson lost-update                  one of them: asks, runs it, and says who was right and why
  storageloom explore lock.ts                     a test of several tabs under many orders, until one fails
  storageloom explore lock.ts --replay 'seed=63'  the one that failed, alone
  storageloom explore lock.ts --threshold timers.lateness    how late timers may be before it fails
  storageloom explore lock.ts --storage webkit    with writes seen by other tabs as Safari's are
  storageloom explore lock.ts --shard 2/8 -o 2.json          one eighth of the schedules
  storageloom explore --merge 1.json 2.json       one report of those of several shards
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

What explore takes is another module:
  import { scenario } from 'storageloom/explore';
  export default scenario({ tabs: 2 }, async ({ tabs, rest }) => {
    for (const tab of tabs) tab.start((window) => { … });
    await rest();
  });

Usage:
  storageloom run FILE [--host happy-dom|jsdom|bare] [--seed N] [--order ORDER] [view]
  storageloom step FILE [--host happy-dom|jsdom|bare] [--seed N] [--order ORDER]
  storageloom show TRACE [view]
  storageloom lessons [--width N]
  storageloom lesson NAME|FILE [--variant] [--answer N] [--host happy-dom|jsdom|bare] [view]
  storageloom explore FILE [--replay LINE] [--strategy auto|exhaustive|sampled] [--schedules N] [--seed N]
                           [--storage shared|chromium|firefox|webkit] [--threshold timers.lateness|messages.latency]
                           [--to N] [--shard N/M] [--format text|json] [-o FILE]
  storageloom explore --merge REPORT… [--format text|json] [-o FILE]
  storageloom profile FOLDER [--clear ORIGIN] [--format text|json]
  view: [--format ${formats}]
        [-o FILE] [--width N] [--ascii] [--detail story|full] [--title TEXT]

  --host      what supplies the windows; default happy-dom when the scenario needs HTML, else bare
  --seed      a whole number that feeds the pages' random numbers, and the order where it is seeded;
              default what the scenario's options say, else 1
  --order     natural: the earliest due task, then the first queued; seeded: one that follows from the seed;
              a schedule, such as '4:tab2.dom 9:tab1.timer': what a run that failed, or step, has printed;
              default that of the scenario's options, else natural
  --format    text: the timeline; json: the trace as JSON Lines, which show reads; mermaid: a sequence diagram;
              svg: the timeline as a picture; html: a report to step through, which needs no network;
              perfetto: for ui.perfetto.dev; shiviz: a log for ShiViz;
              default what the name of the file says: .txt, .jsonl, .json, .mmd, .mermaid, .svg, .html, .htm,
              .perfetto.json, .shiviz, .log (for ShiViz); without an ending text;
              of a profile, json: one JSON object for each storage key; of an exploration, json: its report
  -o, --output    a file, which is there as a whole or not at all; default standard output
  --width     columns of the timeline, from 20 on; default the terminal's, in a pipe COLUMNS, else 80
  --ascii     the timeline without any character that is not ASCII
  --detail    full: also checkpoints, documents, requests and the numbers of steps
  --title     what the picture (svg) or the report (html) is called
  --variant   asks the same of another setting, in which another answer is right
  --answer    the number of a choice, where nobody can be asked; default a person at the terminal is asked
  --replay    a line that a failure printed: that schedule alone, with its timeline
  --strategy  exhaustive: one order of each kind; sampled: orders drawn by lot; auto: the first, then the other
  --schedules    the most that are run; default what the scenario's options say, else 1,000 (exhaustive: 100,000)
  --threshold    timers.lateness: up to how late timers may be, in ms, and from where on the test fails;
                 messages.latency: how long messages between processes may take, where its storage keeps copies
  --to        the latest that a threshold looks at, in ms; default 1,000
  --storage   when a write is seen by other tabs: shared, at once; or as one of three browsers has it;
              default what the scenario's options say, else shared
  --shard     2/8: the second of eight parts of a sampled search, for as many machines
  --merge     puts reports of shards that were written as JSON together
  --clear     removes the local storage of an origin from the profile, and leaves nothing of it in the files;
              cookies, which are not of one origin, stay
  -h, --help, -v, --version

Exit code: 0 passed, 1 a check failed or the scenario threw, 2 wrong use, 130 interrupted.
With --threshold: 0 also where it has found from where on the test fails, which its last word tells, 'breaks at 6 ms';
1 where the test fails at 0 ms already.
`;
