import { expect } from 'chai';
import { queueUserAgentTask } from '../../../lib/html/navigables/user-agent-task.ts';
import { runAll } from '../../event-loop/kernel-steps.ts';
import { tabAt } from '../model-tree.ts';

describe('a task of the user agent itself', () => {
  it('belongs to no document, and runs on the navigation lane', () => {
    const { tab } = tabAt('https://a.example/');
    const ran: unknown[] = [];
    const { kernel } = tab.userAgent;

    queueUserAgentTask(tab, 'work', () => ran.push([kernel.current?.owner, kernel.current?.lane?.name, kernel.current?.label]));
    runAll(kernel);

    expect(ran).to.deep.equal([[null, 'tab1.navigation', 'work']]);
  });
});
