import quota from '../../../lib/lessons/course/quota.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson quota', () => {
  itKeepsItsPromises(quota);
});
