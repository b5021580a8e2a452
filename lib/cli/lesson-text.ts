import type { Lesson } from '../lessons/lesson.ts';
import { partOf, type PartName, type Played } from '../lessons/play.ts';
import { visible, widthOf } from '../trace/text-width.ts';
import { paragraph } from './paragraph.ts';

/** Below this a name has a line of its own. */
const narrow = 60;

/** What `storageloom lessons` prints: each group with its lessons, a line each where there is room. */
export function courseText(course: readonly Lesson[], width: number): string {
  const longest = Math.max(...course.map(({ name }) => widthOf(name)));
  let text = '';
  let group = '';
  for (const lesson of course) {
    if (lesson.group !== group) text += `${text === '' ? '' : '\n'}${paragraph(lesson.group, width)}`;
    group = lesson.group;
    if (width < narrow) text += `  ${lesson.name}\n${paragraph(lesson.question, width, '    ')}`;
    else text += paragraph(lesson.question, width, `  ${lesson.name.padEnd(longest + 2)}`);
  }
  return `${text}\n${paragraph('To be asked: storageloom lesson NAME', width)}`;
}

/** The setting (of a variant: also what it changes), the code of its page, the question and what can be answered. */
export function questionText(lesson: Lesson, name: PartName, width: number): string {
  const { setting, page } = partOf(lesson, name);
  const code = page === undefined ? '' : `\n${page.split('\n').map(codeLine).join('')}`;
  const change = name === 'lesson' ? '' : `\n${paragraph(`But now: ${setting}`, width)}`;
  return [
    `${paragraph(titleOf(lesson, name), width)}\n${paragraph(lesson.setting, width)}${change}${code}\n${paragraph(lesson.question, width)}`,
    ...lesson.choices.map(({ text }, index) => paragraph(text, width, `  ${index + 1}  `)),
  ].join('');
}

/** What a part of a lesson is called. */
export function titleOf({ title }: Lesson, name: PartName): string {
  return name === 'lesson' ? title : `${title}: the variant`;
}

/** Of a lesson whose run shows something else: what each of them says. */
export function wrongText(lesson: Lesson, name: PartName, { observed }: Played): string {
  const told = lesson.choices[partOf(lesson, name).answer - 1]!.predicts;
  return `${name === 'lesson' ? 'The lesson' : 'The variant of the lesson'} is wrong: it says ${told}, the run observed ${observed}.`;
}

/** Of code the blanks at its beginning count. */
function codeLine(line: string): string {
  const code = line.trimStart();
  return code === '' ? '\n' : `  ${' '.repeat(line.length - code.length)}${visible(code)}\n`;
}

/** Whether the answer is what the run showed, why, and where the standards say so. `answered`: null where nobody answered. */
export function verdictText(lesson: Lesson, name: PartName, played: Played, answered: number | null, width: number): string {
  const { explanation, standard } = partOf(lesson, name);
  const { right, asTold } = played;
  if (!asTold || right === null) return paragraph(wrongText(lesson, name, played), width);
  const mark = answered === null ? '' : `${answered === right ? '✓' : '✗'} `;
  const wrong = answered === null || answered === right ? '' : `Not ${answered}. `;
  const text = paragraph(`${wrong}${right} is right: ${textOf(lesson, right)}`, width, mark);
  const links = standard.map(({ name: place, url }) => `${paragraph(place, width, '  ')}    ${visible(url)}\n`).join('');
  return `${text}\n${paragraph(explanation, width)}\n${paragraph('In the standard:', width)}${links}`;
}

/** What to try next, and how. `typed`: the lesson as it was named. */
export function variantText(lesson: Lesson, typed: string, width: number): string {
  return `${paragraph(`And if it were so: ${lesson.variant.setting}`, width)}  storageloom lesson ${typed} --variant\n`;
}

function textOf(lesson: Lesson, number: number): string {
  return lesson.choices[number - 1]!.text;
}
