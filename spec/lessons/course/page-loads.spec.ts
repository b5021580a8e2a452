import pageLoads from '../../../lib/lessons/course/page-loads.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson page-loads', () => {
  itKeepsItsPromises(pageLoads);
});
