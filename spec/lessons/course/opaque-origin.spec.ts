import opaqueOrigin from '../../../lib/lessons/course/opaque-origin.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson opaque-origin', () => {
  itKeepsItsPromises(opaqueOrigin);
});
