import { expect } from 'chai';
import type { Origin } from '../../lib/origin/origin.ts';
import { StorageKeys } from '../../lib/origin/storage-key.ts';
import { estimate, persist, persisted, type StorageManagerEnvironment } from '../../lib/storage/storage-manager.ts';
import { foreignRealm } from '../webidl/realm-double.ts';
import { shedOf } from './shed-double.ts';

const origin: Origin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

interface Made {
  readonly environment: StorageManagerEnvironment;
  /** Labels of the tasks queued so far, with their sources. */
  readonly queued: string[];
  /** Runs them, oldest first. */
  run(): void;
}

function make(changes: Partial<StorageManagerEnvironment> = {}, isGranted = false): Made {
  const tasks: (() => void)[] = [];
  const queued: string[] = [];
  const userAgent = {
    storageKeys: new StorageKeys(),
    storageShed: shedOf('local'),
    scripts: { ranScript: false },
    persistPermission: () => isGranted,
  };
  const environment: StorageManagerEnvironment = {
    origin,
    partition: null,
    storageDisabled: false,
    userAgent,
    seekConsent: () => undefined,
    realm: foreignRealm(),
    queueTask(taskSource, label, steps) {
      queued.push(`${taskSource}: ${label}`);
      tasks.push(steps);
    },
    ...changes,
  };
  return { environment, queued, run: () => tasks.splice(0).forEach((steps) => steps()) };
}

describe('the answers of StorageManager', () => {
  it('come in tasks of the storage task source, in which code of the page runs', async () => {
    const { environment, queued, run } = make();
    const heard: unknown[] = [];

    void persisted(environment).then((answer) => heard.push(answer));
    void estimate(environment).then(({ quota, usage }) => heard.push([quota > 1e9, usage]));
    await Promise.resolve();
    const before = [...heard];
    run();
    await Promise.resolve();

    expect(queued).to.deep.equal(['storage: navigator.storage.persisted', 'storage: navigator.storage.estimate']);
    expect([before, heard]).to.deep.equal([[], [false, [true, 0]]]);
    expect(environment.userAgent.scripts.ranScript).to.equal(true);
  });

  it('are those of the moment of the call', async () => {
    const { environment, run } = make();
    const { storageKeys, storageShed } = environment.userAgent;
    void estimate(environment);
    storageShed.area(storageKeys.of(origin))?.set('k', 'v', source);

    const promise = estimate(environment);
    storageShed.area(storageKeys.of(origin))?.clear(source);
    run();

    expect((await promise).usage).to.equal(2);
  });

  it('are promises and plain objects of the realm, members in the order of Web IDL', async () => {
    const { environment, run } = make();

    const promise = estimate(environment);
    run();
    const answer = await promise;

    expect(promise).to.be.instanceOf(environment.realm.Promise).and.not.instanceOf(Promise);
    expect([Object.keys(answer), Object.getPrototypeOf(answer)]).to.deep.equal([
      ['quota', 'usage'],
      environment.realm.objectPrototype,
    ]);
  });

  for (const [what, changes] of [
    ['an opaque origin', { origin: { opaque: true, id: 1 } }],
    ['a document whose storage is disabled', { storageDisabled: true }],
  ] as const) {
    it(`are a TypeError of the realm at once for ${what}`, async () => {
      const { environment, queued } = make(changes);

      for (const method of [persisted, persist, estimate]) {
        const error: unknown = await method(environment).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error).to.be.instanceOf(environment.realm.TypeError).and.not.instanceOf(TypeError);
      }
      expect(queued).to.deep.equal([]);
    });
  }
});

describe('the mode of a bucket', () => {
  it('becomes persistent where the permission is granted, and stays so', async () => {
    const { environment, run } = make({}, true);

    const answers = [persisted(environment), persist(environment), persisted(environment)];
    run();

    expect(await Promise.all(answers)).to.deep.equal([false, true, true]);
  });

  it('stays what it is where it is refused, and nothing rejects', async () => {
    const granted = make({}, true);
    void persist(granted.environment);
    const refused = make({ userAgent: { ...granted.environment.userAgent, persistPermission: () => false } });
    const none = make();

    const answers = [persist(refused.environment), persist(none.environment), persisted(none.environment)];
    for (const { run } of [refused, none]) run();

    expect(await Promise.all(answers)).to.deep.equal([true, false, false]);
  });
});
