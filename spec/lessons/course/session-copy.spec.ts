import sessionCopy from '../../../lib/lessons/course/session-copy.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson session-copy', () => {
  itKeepsItsPromises(sessionCopy);
});
