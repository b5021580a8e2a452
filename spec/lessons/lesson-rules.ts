import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { bare, Browser, type BareWindow, type DocumentHostFactory, type Trace } from 'storageloom';
import { happyDom } from 'storageloom/happy-dom';
import { jsdom } from 'storageloom/jsdom';
import { formatNames, formats, type Format } from '../../lib/cli/formats.ts';
import type { Lesson } from '../../lib/lessons/lesson.ts';
import { partOf, play, type PartName, type Played } from '../../lib/lessons/play.ts';
import { onEveryHost } from '../on-every-host.ts';

type Host = DocumentHostFactory<BareWindow>;

/** What lessons use of a window, all hosts have. */
const hosts: readonly { readonly name: string; readonly host: () => Host }[] = [
  { name: 'bare', host: bare },
  { name: 'happy-dom', host: () => happyDom() as DocumentHostFactory<object> as Host },
  { name: 'jsdom', host: () => jsdom() as DocumentHostFactory<object> as Host },
];
/** In every run the lessons on bare windows and on happy-dom; their variants there, and jsdom, where all hosts are looked at. */
const isTried = (host: string, part: PartName): boolean =>
  onEveryHost || host === 'bare' || (host === 'happy-dom' && part === 'lesson');

const golden = new URL('../../fixtures/lessons/golden/', import.meta.url);

/** Every format that is text to read or to hand on; pictures and reports are made of the same events. */
const written = formatNames.filter((name) => !['svg', 'html'].includes(name));
const look = { width: 80, color: false, ascii: false, detail: 'story' } as const;

function textIn(format: Format, trace: Trace): string {
  return [...formats[format].write(trace, look)].join('');
}

/** A lesson, or its variant, in a Browser of its own: how it went, and the trace as it was before the tabs were closed. */
async function played<T>(
  lesson: Lesson,
  part: PartName,
  host: Host,
  read: (trace: Trace) => T,
): Promise<Played & { readonly drawn: T }> {
  await using browser = new Browser<BareWindow>({ pageErrors: 'throw', ...partOf(lesson, part).options, host });
  return { ...(await play(lesson, browser, part)), drawn: read(browser.trace) };
}

/** The rules that each lesson of the course keeps: to be called in a suite of its own. */
export function itKeepsItsPromises(lesson: Lesson): void {
  for (const part of ['lesson', 'variant'] as const) {
    const file = part === 'lesson' ? lesson.name : `${lesson.name}-variant`;

    for (const { name, host } of hosts.filter((each) => isTried(each.name, part))) {
      it(`is answered by its run, and draws what it always drew: ${part}, on ${name}`, async () => {
        const { asTold, right, observed, drawn } = await played(lesson, part, host(), (trace) => textIn('text', trace));

        expect([asTold, right, observed]).to.deep.equal([
          true,
          partOf(lesson, part).answer,
          lesson.choices[partOf(lesson, part).answer - 1]?.predicts,
        ]);
        expect(drawn).to.equal(goldenText(`${file}.txt`, drawn));
      });
    }

    it(`is the same file in every format: ${part}`, async () => {
      const { drawn } = await played(lesson, part, bare(), (trace) =>
        written.map((format) => [formats[format].extensions[0] ?? '', textIn(format, trace)] as const),
      );

      for (const [extension, text] of drawn) expect(text, extension).to.equal(goldenText(`${file}${extension}`, text));
    });
  }
}

/** What the file holds; with UPDATE_GOLDEN=1 it is written first. */
function goldenText(file: string, text: string): string {
  const url = new URL(file, golden);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(golden, { recursive: true });
    writeFileSync(url, text);
  }
  return existsSync(url) ? readFileSync(url, 'utf8') : 'There is no such file: UPDATE_GOLDEN=1 writes it.';
}
