import type { Browser } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';
import { checkLesson } from './check-lesson.ts';

/** One of the answers that are offered. */
export interface Choice {
  /** One line. */
  readonly text: string;
  /** What `run` returns where this one is right. Two choices never predict the same. */
  readonly predicts: string;
}

/** A place in a standard: named, never quoted. */
export interface Citation {
  /** `HTML, the sessionStorage getter`. */
  readonly name: string;
  readonly url: string;
}

/** A setting in which the question of a lesson has one right answer. */
export interface LessonPart<W extends object = BareWindow> {
  /** What is there and what happens, in a few sentences. */
  readonly setting: string;
  /** The code of the page, for the reader; most often the very text that `run` loads. Default: none is shown. */
  readonly page?: string;
  /** Options of its Browser. Default: none. */
  readonly options?: BrowserOptions<W>;
  /** The scenario. It returns what was observed, in the words of the choice that predicted it. */
  readonly run: (browser: Browser<W>) => Promise<string>;
  /** Number of the right choice, from 1. The run is what decides; a run that observes something else fails. */
  readonly answer: number;
  /** Why, in a few sentences. */
  readonly explanation: string;
  /** Where the standards say so; at least one. */
  readonly standard: readonly Citation[];
}

/**
 * A question about tabs, answers to choose from, and a scenario that shows which one is right. The variant asks the same of another
 * setting, and has another right answer. `storageloom lesson NAME` asks it, `storageloom run FILE` runs it.
 */
export interface Lesson<W extends object = BareWindow> extends LessonPart<W> {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** What it is listed under. */
  readonly group: string;
  readonly title: string;
  readonly question: string;
  /** Two to nine. */
  readonly choices: readonly Choice[];
  /** `html`: its pages have markup. Default: it runs on every host. */
  readonly needs?: 'html';
  readonly variant: LessonPart<W>;
}

/**
 * A lesson of yours, for the default export of a module: looked through when the module is loaded, and frozen.
 * Throws BAD_LESSON, which names the member that cannot be used.
 * @example export default lesson({ name: 'cart', group: 'Shop', title: 'The cart', … });
 */
export function lesson<W extends object = BareWindow>(given: Lesson<W>): Lesson<W> {
  checkLesson(given);
  return Object.freeze({ ...given });
}
