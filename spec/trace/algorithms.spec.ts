import { expect } from 'chai';
import { algorithms, isTraceEventType } from '../../lib/trace/algorithms.ts';
import { eventShapes } from '../../lib/trace/event-shape.ts';

describe('the algorithms that events belong to', () => {
  it('have a name and a link into a standard', () => {
    for (const found of Object.values(algorithms)) {
      if (found === null) continue;
      expect(found.algorithm).to.match(/^(?:HTML|Storage|Fetch|Console), \S/);
      expect(found.link).to.match(/^https:\/\/(?:html|storage|fetch|console)\.spec\.whatwg\.org\/(?:multipage\/)?#[\w-]+$/);
    }
  });

  it('are missing only for what is our own', () => {
    const ours = Object.entries(algorithms).filter(([, found]) => found === null);
    const types = [
      'browser-restarted',
      'tab-crashed',
      'refused',
      'input-refused',
      'outside-started',
      'outside-ended',
      'note',
      'check',
    ];
    expect(ours.map(([type]) => type)).to.deep.equal(types);
  });

  it('cover each type of event and nothing else', () => {
    expect(Object.keys(algorithms).toSorted()).to.deep.equal(Object.keys(eventShapes).toSorted());
    expect(['storage-read', 'toString', 1].map(isTraceEventType)).to.deep.equal([true, false, false]);
  });
});
