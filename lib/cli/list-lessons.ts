import { course } from '../lessons/course.ts';
import type { LessonsCommand } from './arguments/lessons.ts';
import type { CommandIO } from './command-io.ts';
import { courseText } from './lesson-text.ts';
import { columnsOf } from './print-trace.ts';

/** Prints the lessons of the course. */
export function listLessons({ width }: LessonsCommand, io: CommandIO): void {
  io.stdout.write(courseText(course, columnsOf(width, io, io.isTTY)));
}
