import { TaskCounter } from '../../lib/browser/task-counter.ts';
import { neverRests, notDeterministic, stuck, surroundingTimer } from '../../lib/explore/failures.ts';
import { expectFailure } from '../browser/expect-failure.ts';

describe('failures of exploring', () => {
  it('say what, why, and how to mend it', () => {
    const counter = new TaskCounter(10);
    for (let task = 0; task < 10; task++) counter.add(() => 'tab1.timer "timer 0 ms"');

    expectFailure(stuck(null), 'EXPLORE_STUCK', 'An await of the test itself');
    expectFailure(stuck('browser.settle()'), 'EXPLORE_STUCK', 'browser.settle() waits');
    expectFailure(stuck(null), 'EXPLORE_STUCK', 'tab.start(({ setTimeout, fetch }) => …), and wait with world.rest()');
    expectFailure(
      surroundingTimer('setInterval', null),
      'EXPLORE_STUCK',
      'The test itself called setInterval()',
      '({ setInterval })',
    );
    expectFailure(
      surroundingTimer('setImmediate', '"start" of tab1.user'),
      'EXPLORE_STUCK',
      'task "start" of tab1.user',
      '({ setTimeout })',
    );
    expectFailure(neverRests(counter, 10, 5), 'HORIZON', '10 tasks', 'These repeat');
    expectFailure(notDeterministic('step 3 ran tab1.timer'), 'NOT_DETERMINISTIC', 'step 3');
  });
});
