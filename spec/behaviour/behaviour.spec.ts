import { expect } from 'chai';
import { choices } from '../../lib/behaviour/behaviour.ts';
import { documentChoices } from '../../lib/behaviour/documents.ts';
import { lockChoices } from '../../lib/behaviour/locks.ts';
import { messageChoices } from '../../lib/behaviour/messages.ts';
import { standard } from '../../lib/behaviour/presets.ts';
import { storageAccessChoices } from '../../lib/behaviour/storage-access.ts';
import { storageEventChoices } from '../../lib/behaviour/storage-events.ts';
import { storageObjectChoices } from '../../lib/behaviour/storage-object.ts';

describe('the choices of engines', () => {
  it('are those of all chapters, one for each member of the record', () => {
    const chapters = [
      ...[storageObjectChoices, storageEventChoices, storageAccessChoices],
      ...[documentChoices, lockChoices, messageChoices],
    ];

    expect(Object.keys(choices)).to.have.members(chapters.flatMap((chapter) => Object.keys(chapter)));
    expect(Object.keys(choices)).to.have.members(Object.keys(standard));
    expect(Object.isFrozen(choices)).to.equal(true);
  });
});
