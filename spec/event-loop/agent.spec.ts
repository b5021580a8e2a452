import { expect } from 'chai';
import { Agent } from '../../lib/event-loop/agent.ts';

describe('an agent', () => {
  it('has one queue for each task source, always the same', () => {
    const agent = new Agent(7, 'tab1');

    const [dom, again, network] = [agent.lane('DOM manipulation'), agent.lane('DOM manipulation'), agent.lane('networking')];

    expect(again).to.equal(dom);
    expect([dom.name, network.name]).to.deep.equal(['tab1.dom', 'tab1.network']);
    expect([dom.agent, network.agent]).to.deep.equal([7, 7]);
  });

  it('shares no queue with an agent of the same name', () => {
    expect(new Agent(1, 'tab1').lane('networking')).not.to.equal(new Agent(2, 'tab1').lane('networking'));
  });
});
