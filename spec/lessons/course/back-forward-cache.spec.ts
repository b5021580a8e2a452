import backForwardCache from '../../../lib/lessons/course/back-forward-cache.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson back-forward-cache', () => {
  itKeepsItsPromises(backForwardCache);
});
