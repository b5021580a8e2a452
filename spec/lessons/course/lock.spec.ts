import lock from '../../../lib/lessons/course/lock.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson lock', () => {
  itKeepsItsPromises(lock);
});
