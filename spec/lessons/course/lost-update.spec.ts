import lostUpdate from '../../../lib/lessons/course/lost-update.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson lost-update', () => {
  itKeepsItsPromises(lostUpdate);
});
