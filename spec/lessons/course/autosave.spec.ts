import autosave from '../../../lib/lessons/course/autosave.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson autosave', () => {
  itKeepsItsPromises(autosave);
});
