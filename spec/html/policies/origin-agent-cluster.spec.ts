import { expect } from 'chai';
import { requestsOriginAgentCluster } from '../../../lib/html/policies/origin-agent-cluster.ts';

describe('Origin-Agent-Cluster', () => {
  it('asks for an agent of the origin with the structured true value', () => {
    expect(requestsOriginAgentCluster([['origin-agent-cluster', '?1']], true)).to.equal(true);
    expect(requestsOriginAgentCluster([['Origin-Agent-Cluster', ' ?1;x=y ']], true)).to.equal(true);
  });

  for (const value of ['?0', '1', 'true', '"?1"', '', '?1, ?1', '?1 ?1']) {
    it(`asks for nothing with ${JSON.stringify(value)}`, () => {
      expect(requestsOriginAgentCluster([['origin-agent-cluster', value]], true)).to.equal(false);
    });
  }

  it('asks for nothing when it is absent, and outside of secure contexts', () => {
    expect(requestsOriginAgentCluster([], true)).to.equal(false);
    expect(requestsOriginAgentCluster([['origin-agent-cluster', '?1']], false)).to.equal(false);
  });
});
