import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { course } from '../lessons/course.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { loadScenario } from './load-scenario.ts';

/** A lesson that was asked for, and where its errors come from. */
export interface FoundLesson {
  readonly lesson: Lesson;
  /** Absolute path of its file; of a lesson of the course its name. */
  readonly path: string;
  /** To be called at the end. */
  release(): Promise<void>;
}

/**
 * A lesson of the course by its name, or that of a file. Rejects with USAGE for a name that there is not, with SCENARIO_INVALID for a file
 * that exports no lesson, and as `loadScenario` does.
 */
export async function findLesson(typed: string, cwd: string): Promise<FoundLesson> {
  const named = course.find(({ name }) => name === typed);
  if (named !== undefined) return { lesson: named, path: typed, release: async () => undefined };
  if (!/[./\\]/.test(typed)) throw unknownLesson(typed);
  const { lesson, path, release } = await loadScenario(typed, cwd);
  if (lesson !== null) return { lesson, path, release };
  await release();
  throw new StorageloomError('SCENARIO_INVALID', {
    what: `${typed} has no lesson as its default export.`,
    why: 'It exports a scenario, which asks nothing.',
    mend: `Write export default lesson({ … }), of storageloom/lessons, or: storageloom run ${typed}`,
  });
}

function unknownLesson(typed: string): StorageloomError {
  const names = course.map(({ name }) => name);
  const near = nearest(typed, names);
  return new StorageloomError('USAGE', {
    what: `There is no lesson '${typed}'.`,
    why: `The lessons are: ${names.join(', ')}.`,
    mend: near === undefined ? 'storageloom lessons shows what each of them asks.' : `Did you mean ${near}?`,
  });
}
