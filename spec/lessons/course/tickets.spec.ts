import tickets from '../../../lib/lessons/course/tickets.ts';
import { itKeepsItsPromises } from '../lesson-rules.ts';

describe('the lesson tickets', () => {
  itKeepsItsPromises(tickets);
});
