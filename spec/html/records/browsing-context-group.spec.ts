import { expect } from 'chai';
import { BrowsingContextGroup } from '../../../lib/html/records/browsing-context-group.ts';
import { originOfURL, type OpaqueOrigin, type Origin } from '../../../lib/origin/origin.ts';

const origin = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));

function createGroup(): BrowsingContextGroup {
  let last = 0;
  return new BrowsingContextGroup('tab1', () => ++last);
}

describe('a browsing context group', () => {
  it('has one agent for each site, whatever the subdomain and the port', () => {
    const group = createGroup();

    const first = group.agentFor(origin('https://a.example/'), 'tab1');

    expect(group.agentFor(origin('https://www.a.example:8443/'), 'tab1/frame1')).to.equal(first);
    expect(group.agentFor(origin('http://a.example/'), 'tab1/frame2')).not.to.equal(first);
    expect(group.agentFor(origin('https://b.example/'), 'tab1/frame3')).not.to.equal(first);
  });

  it('has an agent for each opaque origin', () => {
    const group = createGroup();
    const [one, two]: OpaqueOrigin[] = [
      { opaque: true, id: 1 },
      { opaque: true, id: 2 },
    ];

    const agents = [one, one, two].map((each) => group.agentFor(each as OpaqueOrigin, 'tab1/frame1'));

    expect([agents[0] === agents[1], agents[0] === agents[2]]).to.deep.equal([true, false]);
  });

  it('names agents after itself, the site and the navigable', () => {
    const group = createGroup();

    const names = [
      group.agentFor(origin('https://a.example/'), 'tab1'),
      group.agentFor(origin('https://www.b.example/'), 'tab1/frame1'),
      group.agentFor({ opaque: true, id: 7 }, 'tab1/frame2'),
    ].map((agent) => agent.name);

    expect(names).to.deep.equal(['tab1', 'tab1@b.example', 'tab1/frame2@opaque']);
  });

  it('knows which agents are its own', () => {
    const group = createGroup();
    const agent = group.agentFor(origin('https://a.example/'), 'tab1');

    expect([group.has(agent.id), group.has(agent.id + 1)]).to.deep.equal([true, false]);
  });

  it('has an agent for an origin alone, when the first document of that asked for it, and for all that follow', () => {
    const group = createGroup();
    const site = group.agentFor(origin('https://a.example/'), 'tab1');

    const alone = group.agentFor(origin('https://www.a.example/'), 'tab1/frame1', true);
    const later = group.agentFor(origin('https://www.a.example/'), 'tab1/frame2');
    const tooLate = group.agentFor(origin('https://a.example/'), 'tab1/frame3', true);

    expect([alone === site, later === alone, tooLate === site]).to.deep.equal([false, true, true]);
    expect(alone.name).to.equal('tab1@www.a.example alone');
    expect(
      ['https://www.a.example/', 'https://a.example/', 'https://b.example/', 'data:,'].map((url) =>
        group.isOriginKeyed(origin(url)),
      ),
    ).to.deep.equal([true, false, false, false]);
  });

  it('forgets the agent of an opaque origin, and of no other', () => {
    const group = createGroup();
    const opaque = { opaque: true, id: 9 } as const;
    const [kept, gone] = [group.agentFor(origin('https://a.example/'), 'tab1'), group.agentFor(opaque, 'tab1/frame1')];

    group.forget(opaque);
    group.forget(opaque);

    expect([group.has(kept.id), group.has(gone.id)]).to.deep.equal([true, false]);
  });
});
