import leader from '../../../lib/lessons/course/leader.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson leader', () => {
  itKeepsItsPromises(leader);
});
