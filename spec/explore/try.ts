import { explore, search, scenario, threshold } from '../../lib/explore/index.ts';
const lock = scenario({ timers: { lateness: 8 }, schedules: 5000, strategy: 'sampled' as const }, async (world) => {
  const lock = world.critical('lock');
  for (const tab of world.tabs) tab.start(({ localStorage, setTimeout }) => {
    const id = tab.name;
    setTimeout(() => {
      if (localStorage.getItem('lock') !== null) return;
      setTimeout(() => { localStorage.setItem('lock', id);
      setTimeout(() => {
        if (localStorage.getItem('lock') !== id) return;
        lock.enter(tab);
        setTimeout(() => { lock.exit(tab); localStorage.removeItem('lock'); }, 20);
      }, 5); });
    }, 10 * (tab.name === 'tab1' ? 0 : 1));
  });
  await world.rest();
});
const t = (name: string, p: Promise<unknown>) => { const t0 = performance.now(); return p.then((x) => console.log(name, String(x), (performance.now() - t0).toFixed(0)), (e) => console.log(name, e.code, e.message, (performance.now() - t0).toFixed(0))); };
await t('lock', explore(lock));
await t('lock', threshold(lock, 'timers.lateness', { to: 20 }));
