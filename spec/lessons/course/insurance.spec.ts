import insurance from '../../../lib/lessons/course/insurance.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson insurance', () => {
  itKeepsItsPromises(insurance);
});
