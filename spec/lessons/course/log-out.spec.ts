import logOut from '../../../lib/lessons/course/log-out.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson log-out', () => {
  itKeepsItsPromises(logOut);
});
