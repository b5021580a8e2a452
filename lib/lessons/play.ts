import type { Browser } from '../browser/browser.ts';
import { innerOf } from '../browser/inner.ts';
import type { Lesson, LessonPart } from './lesson.ts';

/** How a lesson, or its variant, went. */
export interface Played {
  /** What the scenario observed. */
  readonly observed: string;
  /** Number of the choice that predicted it, from 1; null: none did. */
  readonly right: number | null;
  /** Whether that is the answer that the lesson gives. On hosts and with options of others it need not be. */
  readonly asTold: boolean;
}

/** Which setting of a lesson is meant. */
export type PartName = 'lesson' | 'variant';

export function partOf<W extends object>(lesson: Lesson<W>, name: PartName): LessonPart<W> {
  return name === 'lesson' ? lesson : lesson.variant;
}

/**
 * Runs the scenario of a lesson, or of its variant, in a Browser that was made with its options, and compares what it observed with what
 * the choices predict. The timeline ends with the comparison. Rejects with what the scenario throws.
 */
export async function play<W extends object>(lesson: Lesson<W>, browser: Browser<W>, name: PartName = 'lesson'): Promise<Played> {
  const part = partOf(lesson, name);
  const observed = await part.run(browser);
  const index = lesson.choices.findIndex(({ predicts }) => predicts === observed);
  const right = index < 0 ? null : index + 1;
  const asTold = right === part.answer;
  const told = lesson.choices[part.answer - 1]?.predicts;
  const text = asTold ? observed : `expected ${told}, got ${observed}`;
  innerOf(browser).userAgent.fact({ type: 'check', text, passed: asTold });
  return { observed, right, asTold };
}
