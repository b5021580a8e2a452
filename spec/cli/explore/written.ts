import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two tabs add one, in tasks of their own. `isSafe`: none reads what the other is about to replace. */
export const counting = (isSafe: boolean, options = ''): string => `
export default {
  options: { tabs: 2, ${options} },
  async test({ tabs, rest }) {
    tabs.forEach((tab, number) => tab.start(({ localStorage, setTimeout }) => {
      const add = () => localStorage.setItem('n', String(Number(localStorage.getItem('n')) + 1));
      const split = () => { const n = Number(localStorage.getItem('n')); setTimeout(() => localStorage.setItem('n', String(n + 1))); };
      setTimeout(${isSafe ? 'add' : 'split'}, number * 10);
    }));
    await rest();
    if (tabs[0].localStorage.getItem('n') !== '2') throw new Error('one was lost');
  },
};`;

/** Writes a file into that folder, and answers with its name. */
export function written(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}
