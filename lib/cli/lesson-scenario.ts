import type { Browser } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import { checkLesson } from '../lessons/check-lesson.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { titleOf, wrongText } from './lesson-text.ts';
import { partOf, play, type PartName, type Played } from '../lessons/play.ts';

/** What of a scenario follows from a lesson. */
export interface LessonScenario {
  readonly run: (browser: Browser<object>) => Promise<string>;
  readonly needsHtml: boolean;
  readonly title: string;
  readonly options: BrowserOptions<object>;
}

/**
 * A lesson, or its variant, as a scenario: it fails where the run shows something else than the lesson tells, and its result is what was
 * observed. `tell` gets how it went in any case; where there is one, the scenario itself does not fail.
 */
export function scenarioOfLesson(lesson: Lesson, name: PartName = 'lesson', tell?: (played: Played) => void): LessonScenario {
  const part = partOf(lesson, name);
  const run = async (browser: Browser<object>): Promise<string> => {
    const played = await play(lesson, browser as Browser<never> as Browser, name);
    tell?.(played);
    if (tell !== undefined || played.asTold) return played.observed;
    throw new Error(wrongText(lesson, name, played));
  };
  return { run, title: titleOf(lesson, name), needsHtml: lesson.needs === 'html', options: part.options ?? {} };
}

/** What a module exports as its default, when it is no function: a lesson. Throws BAD_LESSON. */
export function lessonOf(given: unknown): Lesson {
  checkLesson(given);
  return given as Lesson;
}
