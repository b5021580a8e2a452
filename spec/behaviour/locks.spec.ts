import { lockChoices } from '../../lib/behaviour/locks.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about locks', lockChoices, {
  locksOfLeftPages: ['end-page', 'keep', 'end-page', 'release'],
  abortedLockRequests: ['reason', 'reason', 'reason', 'AbortError'],
  dataFrames: ['as-around', 'insecure', 'as-around', 'insecure'],
});
